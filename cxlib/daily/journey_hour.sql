-- grain: day, journey, hour of opening (null: not told) and bin (of the touched days): waits of the served in geometric bins of
-- ratio 1.01 (bin -1: below one second), n tickets, total seconds
select
    s.day, s.journey_id, s.hour,
    cast(case when s.wait_s < 1 then -1 else floor(ln(s.wait_s) / ln(1.01)) end as smallint) as bin,
    cast(sum(s.n) as integer) as n, cast(sum(s.n * s.wait_s) as bigint) as total
from (
    select t.day, n.journey_id, cast(extract(hour from t.opened_at) as smallint) as hour, t.wait_s, count(*) as n
    from ticket t
    join node n on n.node_id = t.node_id
    join touched_day d on t.day = d.day
    where t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null
    group by t.day, n.journey_id, cast(extract(hour from t.opened_at) as smallint), t.wait_s) s
group by s.day, s.journey_id, s.hour, case when s.wait_s < 1 then -1 else floor(ln(s.wait_s) / ln(1.01)) end
