-- grain: month (by its first day), journey and bin; n tickets and their seconds, over all nodes, sites, channels and segments
select r.day, r.journey_id, r.bin, r.n, r.total
from journey_month_time r
where r.day between $first and $last
  and r.what = $what and ($journeys is null or list_contains($journeys, r.journey_id))
