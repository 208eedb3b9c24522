-- one look at every ticket of the scope: what a complaint rate rests on
select count(*), sum(node_id), sum(close_s), count(case when kind = 'complaint' then 1 end), count(category)
from ticket where day between $start and $end and ($site is null or site_id = $site) and ($node is null or node_id = $node)
