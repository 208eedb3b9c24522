-- one row: how far the data reach
with answers as (select min(day) as first, max(day) as last, sum(n) as n from node_rating),
    cases as (select min(day) as first, max(day) as last, sum(tickets + complaints) as n from node_ticket),
    summed as (
        select min(day) as first, max(last_day) as last, sum(case when subject = 'answer' then n else 0 end) as answers,
            sum(case when subject in ('volume', 'complaint') then n else 0 end) as cases
        from daily_total),
    persons as (select sum(responses) as n from journey_response),
    log as (select max(loaded_at) as loaded_at from upload where state = 'loaded')
select least(a.first, c.first, s.first) as first, greatest(a.last, c.last, s.last) as last, cast(coalesce(p.n, 0) as bigint) as responses,
    cast(coalesce(a.n, 0) + coalesce(s.answers, 0) as bigint) as ratings, cast(coalesce(c.n, 0) + coalesce(s.cases, 0) as bigint) as tickets, l.loaded_at
from answers a cross join cases c cross join summed s cross join persons p cross join log l
