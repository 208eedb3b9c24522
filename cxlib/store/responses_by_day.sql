-- grain: day, journey; persons who answered, over all sites, channels and segments
select
    r.journey_id,
    r.day,
    cast(r.responses as double) as responses,
    cast(r.w as double) as w,
    cast(r.w_sq as double) as w_sq
from journey_response r
where r.day between $start and $end
