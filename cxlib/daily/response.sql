-- grain: day, journey, site, channel, segment (of the touched days); responses = persons who answered
select
    r.day, r.journey_id, r.site_id, r.channel_id, r.segment_id,
    cast(count(*) as integer) as responses,
    cast(sum(r.weight) as decimal(18, 6)) as w,
    cast(sum(cast(r.weight * r.weight as decimal(18, 6))) as decimal(18, 6)) as w_sq
from response r
join touched_day t on r.day = t.day
group by r.day, r.journey_id, r.site_id, r.channel_id, r.segment_id
