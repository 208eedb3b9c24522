-- grain: ticket of a few; its places, weekday, hour and bin, for several questions about the same tickets
with timed as (
-- piece: timed
)
select
    r.site_id, r.channel_id, r.segment_id, isodow(r.day) as weekday, hour(r.opened_at) as hour,
    cast(case when r.seconds < 1 then -1 else floor(ln(r.seconds) / ln(1.01)) end as smallint) as bin,
    1 as n, r.seconds as total
from timed r
where r.seconds is not null
