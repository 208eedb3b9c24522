-- grain: period (by its first day), node (null: all of the journey), journey (null: all of them; null beside a node),
-- what and bin, in this order; n tickets and their seconds, of the periods of the touched days from $first to $last
with told as (
    select day, node_id, cast(null as smallint) as journey_id, what, bin, n, total from week_time
    where $weeks and day between $first and $last
    union all
    select day, node_id, null, what, bin, n, total from month_time where $months and day between $first and $last
    union all
    select day, null, journey_id, what, bin, n, total from journey_time
    where $weeks and day between $first and $last
    union all
    select day, null, null, what, bin, n, total from journey_time
    where $weeks and day between $first and $last
    union all
    select day, null, journey_id, what, bin, n, total from journey_month_time
    where $months and day between $first and $last
    union all
    select day, null, null, what, bin, n, total from journey_month_time
    where $months and day between $first and $last)
select
    cast(date_trunc($span, t.day) as date) as day, t.node_id, t.journey_id, t.what, t.bin,
    cast(sum(t.n) as bigint) as n, cast(sum(t.total) as double) as total
from told t
where date_trunc($span, t.day) in (select date_trunc($span, day) from touched_day)
group by all
order by all
