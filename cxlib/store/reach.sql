-- one row: how far the data reach, from what `answers`, `cases`, `totals`, `persons` and `log` tell
select least(a.first, c.first, s.first) as first, greatest(a.last, c.last, s.last) as last,
    cast(coalesce(p.n, 0) as bigint) as responses, cast(coalesce(a.n, 0) + coalesce(s.answers, 0) as bigint) as ratings,
    cast(coalesce(c.n, 0) + coalesce(s.cases, 0) as bigint) as tickets, l.loaded_at
from (select min(day) as first, max(day) as last, sum(n) as n from answers) a
cross join (select min(day) as first, max(day) as last, sum(tickets + complaints) as n from cases) c
cross join (
    select min(day) as first, max(last_day) as last, sum(case when subject = 'answer' then n else 0 end) as answers,
        sum(case when subject in ('volume', 'complaint') then n else 0 end) as cases
    from totals) s
cross join (select sum(responses) as n from persons) p
cross join (select max(loaded_at) as loaded_at from log) l
