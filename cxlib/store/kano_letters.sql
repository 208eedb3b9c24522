-- grain: one feature, pair of answers and the keys asked for; how many persons
select k.feature, k.functional, k.dysfunctional,
    case when $by_node then k.node_id end as node_id,
    case when $by_period then cast(date_trunc($grain, k.day) as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    cast(count(*) as double) as n
from kano_answer k join response r on r.response_id = k.response_id
where k.day between $start and $end and ($nodes is null or list_contains($nodes, k.node_id))
    and ($sites is null or list_contains($sites, r.site_id)) and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
group by all
order by k.feature, k.functional, k.dysfunctional
