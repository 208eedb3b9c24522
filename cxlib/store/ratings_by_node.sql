-- grain: the keys asked for; rating measures of one item, over all sites, channels and segments
select
    case when $by_node then r.node_id end as node_id,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
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
from node_rating r
where r.item_id = $item and r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
group by all
