-- grain: rebase; node '' = the chart of all nodes together
select r.rebase_id, coalesce(n.code, '') as node, r.metric, r.day, r.reason, r.who, r.set_at
from rebase r left join node n on n.node_id = r.node_id
order by r.day, r.rebase_id
