-- one look at every rating of the scope: what a satisfaction figure rests on
select count(*), sum(node_id), sum(item_id), sum(box), sum(score), sum(weight)
from rating where day between $start and $end and ($site is null or site_id = $site) and ($node is null or node_id = $node)
