-- grain: the keys asked for; ticket measures at some sites, channels and segments
select
    case when $by_node then r.node_id end as node_id,
    case when $by_day then r.day end as day,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    cast(sum(r.tickets) as double) as tickets,
    cast(sum(r.served) as double) as served,
    cast(sum(r.abandoned) as double) as abandoned,
    cast(sum(r.no_show) as double) as no_show,
    cast(sum(r.open) as double) as open,
    cast(sum(r.told) as double) as told,
    cast(sum(r.waits) as double) as waits,
    cast(sum(r.wait_s) as double) as wait_s,
    cast(sum(r.wait_sq) as double) as wait_sq,
    cast(sum(r.stamp_errors) as double) as stamp_errors,
    cast(sum(r.judged) as double) as judged,
    cast(sum(r.within) as double) as within,
    cast(sum(r.complaints) as double) as complaints,
    cast(sum(r.answer_due) as double) as answer_due,
    cast(sum(r.answered_in_time) as double) as answered_in_time,
    cast(sum(r.close_due) as double) as close_due,
    cast(sum(r.closed_in_time) as double) as closed_in_time,
    cast(sum(r.fcr_known) as double) as fcr_known,
    cast(sum(r.fcr) as double) as fcr
from daily_ticket r
where r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
    and ($sites is null or list_contains($sites, r.site_id))
    and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
group by all
