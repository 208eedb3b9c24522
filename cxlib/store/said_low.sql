-- grain: comment at a node, or about its whole journey, of a person who scored the item there low
with written as (
-- piece: said_at
)
select a.response_id as answer, m.text
from rating a join written m on m.owner_id = a.response_id
where m.owner = 'response' and a.node_id = $node and a.item_id = $item and a.box = -1
order by all
