-- grain: stretch of days at a node, and bin; n tickets and their seconds, over all sites, channels and segments
-- Stretches begin and end as days, weeks or months do: what they are read from.
with told as (
    select day, node_id, what, bin, n, total from node_time where $span = 'day'
    union all
    select day, node_id, what, bin, n, total from week_time where $span = 'week'
    union all
    select day, node_id, what, bin, n, total from month_time where $span = 'month'),
stretch as (
    select
        unnest(range(len($stretch_nodes))) as stretch,
        unnest($stretch_nodes) as node,
        unnest($firsts) as first,
        unnest($lasts) as last)
select s.stretch, s.node, r.bin, cast(sum(r.n) as bigint) as n, cast(sum(r.total) as bigint) as total
from told r join stretch s on s.node = r.node_id and r.day between s.first and s.last
where r.what = $what and r.day between $start and $end and ($nodes is null or list_contains($nodes, r.node_id))
group by s.stretch, s.node, r.bin
