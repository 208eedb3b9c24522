-- grain: event; of these nodes (and of all), of these sites (and of all)
select e.event_id, e.day, coalesce(n.code, '') as node, coalesce(s.code, '') as site, e.kind, e.name_zh, e.name_en
from event e left join node n on n.node_id = e.node_id left join site s on s.site_id = e.site_id
where e.day between $start and $end
    and ($nodes is null or e.node_id is null or list_contains($nodes, e.node_id))
    and ($sites is null or e.site_id is null or list_contains($sites, e.site_id))
order by e.day, e.event_id
