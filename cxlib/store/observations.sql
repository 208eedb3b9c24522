-- grain: check on a scorecard, newest day first
select o.card_id, o.upload_id, o.day, n.code as node, s.code as site, o.observer, o.role, o.step, o.item,
    o.score::double as score, o.passed
from observation o join node n using (node_id) join site s using (site_id)
where o.day between $start and $end
    and ($nodes is null or list_contains($nodes, o.node_id))
    and ($sites is null or list_contains($sites, o.site_id))
order by o.day desc, o.card_id desc, o.row_no, o.step, o.item
