-- grain: node and bin; n tickets and their seconds over all days of a period, sites, channels and segments: whole weeks or
-- months, and the days before and after them
with told as (
    select node_id, what, bin, n, total from week_time where $weeks and day between $first and $last
    union all
    select node_id, what, bin, n, total from month_time where not $weeks and day between $first and $last
    union all
    select node_id, what, bin, n, total from node_time where day between $start and $before
    union all
    select node_id, what, bin, n, total from node_time where day between $after and $end)
select r.node_id, r.bin, cast(sum(r.n) as bigint) as n, cast(sum(r.total) as bigint) as total
from told r
where r.what = $what and ($nodes is null or list_contains($nodes, r.node_id))
group by r.node_id, r.bin
