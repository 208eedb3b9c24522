-- grain: node and seconds waited before leaving; those who left before being called. The file's own length of the wait,
-- else the time from opening to closing of the ticket; without either, or beyond a day, it is not told (null)
select n.code as node,
    case when coalesce(t.wait_s, epoch(t.closed_at - t.opened_at)) between 0 and 86400
        then coalesce(t.wait_s, epoch(t.closed_at - t.opened_at))::double end as seconds,
    cast(count(*) as double) as n
from ticket t
join node n on n.node_id = t.node_id
where t.day between $start and $end and t.kind in ('service', 'enquiry') and t.outcome = 'abandoned'
    and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
    and ($channels is null or list_contains($channels, t.channel_id))
    and ($segments is null or list_contains($segments, t.segment_id))
group by all
order by all
