-- one look at every ticket of the scope: what a wait rests on
select count(*), sum(node_id), sum(wait_s), sum(service_s), min(opened_at), count(case when outcome = 'served' then 1 end)
from ticket where day between $start and $end and ($site is null or site_id = $site) and ($node is null or node_id = $node)
