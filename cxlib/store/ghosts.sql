-- grain: ghost; node '' = the chart of all nodes together
select g.ghost_id, coalesce(n.code, '') as node, g.metric, g.first_day, g.last_day, g.reason, g.who, g.set_at
from ghost g left join node n on n.node_id = g.node_id
order by g.first_day, g.ghost_id
