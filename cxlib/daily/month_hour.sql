-- grain: month by its first day, journey, weekday (Monday = 1), hour of opening (null: not told) and bin (of the months of the
-- touched days): waits of the served in geometric bins of ratio 1.01 (bin -1: below one second), n tickets, total seconds
select
    s.month as day, s.journey_id, s.weekday, s.hour,
    cast(case when s.wait_s < 1 then -1 else floor(ln(s.wait_s) / ln(1.01)) end as smallint) as bin,
    cast(sum(s.n) as integer) as n, cast(sum(s.n * s.wait_s) as bigint) as total
from (
    select
        cast(date_trunc('month', t.day) as date) as month, n.journey_id,
        cast(case when t.day = date_trunc('week', t.day) then 1
            when t.day = date_trunc('week', t.day) + interval '1' day then 2
            when t.day = date_trunc('week', t.day) + interval '2' day then 3
            when t.day = date_trunc('week', t.day) + interval '3' day then 4
            when t.day = date_trunc('week', t.day) + interval '4' day then 5
            when t.day = date_trunc('week', t.day) + interval '5' day then 6 else 7 end as smallint) as weekday,
        cast(extract(hour from t.opened_at) as smallint) as hour, t.wait_s, count(*) as n
    from ticket t
    join node n on n.node_id = t.node_id
    join (select distinct cast(date_trunc('month', day) as date) as month from touched_day) d
        on cast(date_trunc('month', t.day) as date) = d.month
    where t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null
        and t.day >= (select cast(date_trunc('month', min(day)) as date) from touched_day)
    group by 1, 2, 3, 4, 5) s
group by s.month, s.journey_id, s.weekday, s.hour, case when s.wait_s < 1 then -1 else floor(ln(s.wait_s) / ln(1.01)) end
