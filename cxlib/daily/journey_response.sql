-- grain: day, journey (of the touched days), over all sites, channels and segments
select
    r.day, r.journey_id, cast(sum(r.responses) as integer) as responses,
    cast(sum(r.w) as decimal(18, 6)) as w, cast(sum(r.w_sq) as decimal(18, 6)) as w_sq
from daily_response r
join touched_day t on r.day = t.day
group by r.day, r.journey_id
