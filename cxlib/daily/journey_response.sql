-- grain: day, journey (of the touched days), over all sites, channels and segments
-- A measure's meaning is that of response.sql.
select
    r.day, r.journey_id,
    cast(count(*) as integer) as responses,
    cast(sum(r.weight) as decimal(18, 6)) as w,
    cast(sum(cast(r.weight * r.weight as decimal(18, 6))) as decimal(18, 6)) as w_sq
from response r
join touched_day t on r.day = t.day
group by r.day, r.journey_id
