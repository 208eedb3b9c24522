-- grain: item that was asked at the nodes in these days
select distinct i.code
from node_rating r
join item i on i.item_id = r.item_id
where r.day between $start and $end and ($nodes is null or list_contains($nodes, r.node_id))
