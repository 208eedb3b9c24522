-- grain: day or week (by its first day), node and bin; n tickets and their seconds, over all sites, channels and segments
-- Whole weeks are read as such, the days before and after them one by one.
with spans as (
    select * from node_time where day between $start and $before
    union all
    select * from week_time where day between $first and $last
    union all
    select * from node_time where day between $after and $end)
select r.day, r.node_id, r.bin, r.n, r.total
from spans r
where r.what = $what and ($nodes is null or list_contains($nodes, r.node_id))
