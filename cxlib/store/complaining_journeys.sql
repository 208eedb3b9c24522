-- grain: journey about which any complaint has ever been taken in
select distinct n.journey_id
from node_ticket t join node n on n.node_id = t.node_id
where t.complaints > 0
union
select n.journey_id
from daily_total t join node n on n.node_id = t.node_id
where t.subject = 'complaint'
