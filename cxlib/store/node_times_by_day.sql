-- grain: day, node and bin; n tickets and their seconds, over all sites, channels and segments
-- The days before and after the whole weeks or months of a period: two stretches, so that the days between are skipped.
with beside as (
    select * from node_time where day between $start and $before
    union all
    select * from node_time where day between $after and $end)
select r.day, r.node_id, r.bin, r.n, r.total
from beside r
where r.what = $what and ($nodes is null or list_contains($nodes, r.node_id))
