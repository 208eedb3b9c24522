-- grain: the keys asked for; waits and their seconds from the tickets themselves, as the roll-up knows no hours
select
    case when $by_node then r.node_id end as node_id,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    case when $by_weekday then isodow(r.day) end as weekday,
    case when $by_hour then hour(r.opened_at) end as hour,
    cast(count(*) as double) as waits,
    cast(sum(r.wait_s) as double) as wait_s,
    cast(sum(cast(r.wait_s as bigint) * r.wait_s) as double) as wait_sq
from ticket r
where r.day between $start and $end
    and r.kind in ('service', 'enquiry') and r.outcome = 'served' and r.wait_s is not null
    and ($nodes is null or list_contains($nodes, r.node_id))
    and ($sites is null or list_contains($sites, r.site_id))
    and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
group by all
