-- grain: weekday, hour of opening and bin; n tickets and the seconds they waited, of whole journeys over all sites, channels
-- and segments: whole months, and the days before and after them
with odd as (
    select * from journey_hour where day between $start and $before
    union all
    select * from journey_hour where day between $after and $end),
counted as (
    select r.weekday, r.hour, r.bin, r.n, r.total, r.journey_id
    from month_hour r
    where r.day between $first and $last
    union all
    select isodow(r.day), r.hour, r.bin, r.n, r.total, r.journey_id
    from odd r)
select
    case when $by_weekday then r.weekday end as weekday,
    case when $by_hour then r.hour end as hour,
    r.bin,
    cast(sum(r.n) as bigint) as n,
    cast(sum(r.total) as bigint) as total
from counted r
where ($journeys is null or list_contains($journeys, r.journey_id))
group by all
