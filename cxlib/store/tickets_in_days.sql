-- how many complaints, or tickets of service and enquiry, there are over all sites, channels and segments: from the roll-up
select cast(coalesce(sum(case when $complaints then r.complaints else r.tickets end), 0) as bigint)
from node_ticket r
where r.day between $start and $end and ($nodes is null or list_contains($nodes, r.node_id))
