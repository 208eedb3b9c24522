-- grain: journey about which any complaint has ever been taken in
select distinct n.journey_id
from node_ticket t join node n on n.node_id = t.node_id
where t.complaints > 0
