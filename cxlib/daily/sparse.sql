-- grain: what (rating, response); n = how many the touched days hold, counted as far as 50,000 (more need not be known);
-- of at most fifteen of these days: looked_at = how many these hold, places = how many different keys of rating.sql
-- (response.sql) they have
with sampled as (
    select o.day
    from (select t.day, row_number() over (order by t.day) as place, count(*) over () as days from touched_day t) o
    where mod(o.place, greatest(1, cast(floor(o.days / 8.0) as integer))) = 0)
select
    'rating' as what,
    (select count(*) from (select r.day from rating r join touched_day t on r.day = t.day limit 50000) f) as n,
    cast(coalesce(sum(c.n), 0) as bigint) as looked_at, count(*) as places
from (
    select count(*) as n
    from rating r join sampled s on r.day = s.day
    group by r.day, r.node_id, r.item_id, r.site_id, r.channel_id, r.segment_id) c
union all
select
    'response' as what,
    (select count(*) from (select r.day from response r join touched_day t on r.day = t.day limit 50000) f) as n,
    cast(coalesce(sum(c.n), 0) as bigint) as looked_at, count(*) as places
from (
    select count(*) as n
    from response r join sampled s on r.day = s.day
    group by r.day, r.journey_id, r.site_id, r.channel_id, r.segment_id) c
