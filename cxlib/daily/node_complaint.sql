-- grain: day, node, category ('' = without one; of the touched days); complaints, those of which it is told whether they were
-- opened again, those that were, and those of which nothing tells whether they are closed
select
    t.day, t.node_id, coalesce(t.category, '') as category, cast(count(*) as integer) as n,
    cast(count(t.reopened) as integer) as told, cast(count(case when t.reopened then 1 end) as integer) as reopened,
    cast(count(case when t.closed_at is null and t.open_s is null then 1 end) as integer) as untold
from ticket t
join touched_day d on t.day = d.day
where t.kind = 'complaint'
group by t.day, t.node_id, coalesce(t.category, '')
