-- grain: month by its first day, journey, weekday (Monday = 1), hour of opening (null: not told) and bin (of the months of the
-- touched days): waits of the served, n tickets, total seconds
select
    s.month as day, s.journey_id, s.weekday, s.hour, s.bin,
    cast(sum(s.n) as integer) as n, cast(sum(s.total) as bigint) as total
from (
    select
        cast(date_trunc('month', t.day) as date) as month, t.journey_id,
        cast(case when t.day = date_trunc('week', t.day) then 1
            when t.day = date_trunc('week', t.day) + interval '1' day then 2
            when t.day = date_trunc('week', t.day) + interval '2' day then 3
            when t.day = date_trunc('week', t.day) + interval '3' day then 4
            when t.day = date_trunc('week', t.day) + interval '4' day then 5
            when t.day = date_trunc('week', t.day) + interval '5' day then 6 else 7 end as smallint) as weekday,
        t.hour, t.bin, t.n, t.total
    from journey_hour t
    join (select distinct cast(date_trunc('month', day) as date) as month from touched_day) d
        on cast(date_trunc('month', t.day) as date) = d.month) s
group by s.month, s.journey_id, s.weekday, s.hour, s.bin
