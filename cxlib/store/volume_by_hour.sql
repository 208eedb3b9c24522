-- grain: weekday (Monday = 1) and hour of the clock; how many were served in it, over the days with anybody served on that
-- weekday: `days` of them, the sum and the sum of squares of the daily numbers (a day with nobody in that hour adds 0)
with counted as (
    select t.day, isodow(t.day) as weekday, extract(hour from coalesce(t.opened_at, t.started_at)) as hour, count(*) as n
    from ticket t
    where t.day between $start and $end and t.kind in ('service', 'enquiry') and t.outcome = 'served'
        and coalesce(t.opened_at, t.started_at) is not null
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id))
    group by all),
open_days as (select weekday, count(distinct day) as days from counted group by weekday)
select c.weekday, c.hour, cast(any_value(o.days) as double) as days, cast(sum(c.n) as double) as served,
    cast(sum(c.n * c.n) as double) as squares
from counted c
join open_days o on o.weekday = c.weekday
group by c.weekday, c.hour
order by c.weekday, c.hour
