-- grain: the keys asked for; rating measures of one item at some sites, channels and segments
select
    case when $by_node then r.node_id end as node_id,
    case when $by_day then r.day end as day,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    cast(sum(r.n) as double) as n,
    cast(sum(r.top) as double) as top,
    cast(sum(r.bottom) as double) as bottom,
    cast(sum(r.missing) as double) as missing,
    cast(sum(r.score) as double) as score,
    cast(sum(r.score_sq) as double) as score_sq,
    cast(sum(r.w) as double) as w,
    cast(sum(r.w_sq) as double) as w_sq,
    cast(sum(r.w_top) as double) as w_top,
    cast(sum(r.w_bottom) as double) as w_bottom,
    cast(sum(r.w_score) as double) as w_score,
    cast(sum(r.w_score_sq) as double) as w_score_sq
from site_rating r
where r.item_id = $item and r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
    and ($sites is null or list_contains($sites, r.site_id))
    and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
group by all
