-- grain: day, journey and bin; n tickets and their seconds, over all nodes, sites, channels and segments
-- The days before and after the whole months of a period: two stretches, so that the days between are skipped.
with beside as (
    select * from journey_time where day between $start and $before
    union all
    select * from journey_time where day between $after and $end)
select r.day, r.journey_id, r.bin, r.n, r.total
from beside r
where r.what = $what and ($journeys is null or list_contains($journeys, r.journey_id))
