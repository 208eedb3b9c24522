-- grain: node of kind 'journey' that has answers to one item in the period
select distinct r.node_id
from node_rating r join node n on n.node_id = r.node_id
where n.kind = 'journey' and r.item_id = $item and r.n > 0 and r.day between $start and $end
