-- one look at every comment of the scope: what its topics rest on
select count(*), sum(node_id), sum(site_id), sum(score), count(box), max(owner_id), sum(strlen(text))
from comment where day between $start and $end and ($site is null or site_id = $site) and ($node is null or node_id = $node)
