-- grain: event, and training at each of its nodes and sites; of these nodes (and of all), of these sites (and of all)
with happened as (
    select event_id, 0 as training_id, day, node_id, site_id, kind, name_zh, name_en from event
    union all
    select 0, training_id, first_day, unnest(node_ids), s.site_id, 'training', name_zh, name_en
    from training,
        lateral (select unnest(case when len(site_ids) = 0 then [null] else site_ids end) as site_id) s
)
select e.event_id, e.training_id, e.day, coalesce(n.code, '') as node, coalesce(s.code, '') as site, e.kind, e.name_zh,
    e.name_en
from happened e left join node n on n.node_id = e.node_id left join site s on s.site_id = e.site_id
where e.day between $start and $end
    and ($nodes is null or e.node_id is null or list_contains($nodes, e.node_id))
    and ($sites is null or e.site_id is null or list_contains($sites, e.site_id))
order by e.day, e.event_id, e.training_id, node, site
