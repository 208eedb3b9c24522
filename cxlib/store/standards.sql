-- grain: standard
select s.standard_id, n.code as node, s.metric, s.value, s.version, s.valid_from, s.valid_to
from standard s join node n on n.node_id = s.node_id
order by n.code, s.metric, s.valid_from
