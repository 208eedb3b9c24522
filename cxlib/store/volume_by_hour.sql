-- grain: weekday (Monday = 1) and hour of the clock; how many were served in it, over the days with anybody served on that
-- weekday: `days` of them, the sum and the sum of squares of the daily numbers (a day with nobody in that hour adds 0).
-- `whole` = over all sites, channels and segments: from the roll-up, else from the tickets
with counted as (
    select r.day, r.hour, cast(sum(r.served) as bigint) as n
    from node_hour r
    where $whole and r.day between $start and $end and r.hour is not null
        and ($nodes is null or list_contains($nodes, r.node_id))
    group by all
    union all
    select t.day, cast(extract(hour from coalesce(t.opened_at, t.started_at)) as smallint) as hour, count(*) as n
    from ticket t
    where not $whole and t.day between $start and $end and t.kind in ('service', 'enquiry') and t.outcome = 'served'
        and coalesce(t.opened_at, t.started_at) is not null
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id))
    group by all),
open_days as (select isodow(day) as weekday, count(distinct day) as days from counted group by all)
select isodow(c.day) as weekday, c.hour, cast(any_value(o.days) as double) as days, cast(sum(c.n) as double) as served,
    cast(sum(c.n * c.n) as double) as squares
from counted c
join open_days o on o.weekday = isodow(c.day)
group by all
order by all
