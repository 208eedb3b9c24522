-- grain: node, in the order of its journey
select n.node_id, n.code, n.name_zh, n.name_en, j.code as journey, n.journey_id, n.stage, n.kind, n.position
from node n join journey j on j.journey_id = n.journey_id
order by j.position, case when n.kind = 'journey' then 0 else 1 end, n.position, n.node_id
