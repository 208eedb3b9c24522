-- grain: week (from Monday) by its first day, node, what and bin (of the weeks of the touched days)
-- A quantile over years then reads a few bins per week instead of those of every day.
select
    cast(date_trunc('week', t.day) as date) as day, t.node_id, t.what, t.bin,
    cast(sum(t.n) as integer) as n, cast(sum(t.total) as bigint) as total
from node_time t
join (select distinct cast(date_trunc('week', day) as date) as day from touched_day) d
    on cast(date_trunc('week', t.day) as date) = d.day
group by cast(date_trunc('week', t.day) as date), t.node_id, t.what, t.bin
