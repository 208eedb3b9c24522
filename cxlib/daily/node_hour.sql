-- grain: day, node, hour of the clock (of the touched days); the served by the hour they came in: of opening, else of being
-- called (`opened` is then false). waits and their seconds are of those with a wait
select
    s.day, s.node_id, s.hour, s.opened, cast(count(*) as integer) as served, cast(count(s.wait_s) as integer) as waits,
    cast(coalesce(sum(s.wait_s), 0) as bigint) as wait_s,
    cast(coalesce(sum(cast(s.wait_s as bigint) * s.wait_s), 0) as bigint) as wait_sq
from (
    select t.day, t.node_id, t.wait_s, cast(extract(hour from coalesce(t.opened_at, t.started_at)) as smallint) as hour,
        t.opened_at is not null as opened
    from ticket t
    join touched_day d on t.day = d.day
    where t.kind in ('service', 'enquiry') and t.outcome = 'served') s
group by s.day, s.node_id, s.hour, s.opened
