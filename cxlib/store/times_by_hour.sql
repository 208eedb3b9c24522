-- grain: weekday, hour of opening and bin; n tickets and the seconds they waited, of whole journeys over all sites, channels
-- and segments. Whole months are read from the roll-up, the days before and after them from the tickets.
with odd as (
    select * from ticket where day between $start and $before
    union all
    select * from ticket where day between $after and $end),
counted as (
    select r.weekday, r.hour, r.bin, r.n, r.total
    from month_hour r
    where r.day between $first and $last and ($journeys is null or list_contains($journeys, r.journey_id))
    union all
    select isodow(t.day), hour(t.opened_at),
        cast(case when t.wait_s < 1 then -1 else floor(ln(t.wait_s) / ln(1.01)) end as smallint), 1, t.wait_s
    from odd t
    where t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null
        and ($nodes is null or list_contains($nodes, t.node_id)))
select
    case when $by_weekday then r.weekday end as weekday,
    case when $by_hour then r.hour end as hour,
    r.bin,
    cast(sum(r.n) as bigint) as n,
    cast(sum(r.total) as bigint) as total
from counted r
group by all
