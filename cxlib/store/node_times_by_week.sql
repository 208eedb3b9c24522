-- grain: week (by its first day), node and bin; n tickets and their seconds, over all sites, channels and segments
select r.day, r.node_id, r.bin, r.n, r.total
from week_time r
where r.day between $first and $last
  and r.what = $what and ($nodes is null or list_contains($nodes, r.node_id))
