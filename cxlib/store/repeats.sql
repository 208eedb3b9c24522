-- grain: node; complaints, `known` of them with a customer, `judged` of these with $days of data before them at their
-- journey, `repeated` of these within $days of the same customer's last one
with mine as (
    select t.ticket_id, t.node_id
    from ticket t
    where t.kind = 'complaint' and t.day between $start and $end and ($nodes is null or list_contains($nodes, t.node_id))
        and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id)))
select n.code as node, count(*) as complaints, count(k.ticket_id) as known,
    count(*) filter (where k.back >= $days) as judged,
    count(*) filter (where k.back >= $days and k.since <= $days) as repeated
from mine m
join node n on n.node_id = m.node_id
left join known_complaint k on k.ticket_id = m.ticket_id
group by n.code
order by n.code
