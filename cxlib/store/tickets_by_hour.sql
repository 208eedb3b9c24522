-- grain: the keys asked for; waits and their seconds. `whole` = over all sites, channels and segments, and by none of them:
-- from the hours of each node and day, else from the tickets themselves
with counted as (
    select h.day, h.node_id, null::integer as site_id, null::integer as channel_id, null::integer as segment_id,
        case when h.opened then h.hour end as hour, h.waits, h.wait_s, h.wait_sq
    from node_hour h
    where $whole and h.waits > 0
    union all
    select t.day, t.node_id, t.site_id, t.channel_id, t.segment_id, hour(t.opened_at), 1, t.wait_s,
        cast(t.wait_s as bigint) * t.wait_s
    from ticket t
    where not $whole and t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null)
select
    case when $by_node then r.node_id end as node_id,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    case when $by_weekday then isodow(r.day) end as weekday,
    case when $by_hour then r.hour end as hour,
    cast(sum(r.waits) as double) as waits,
    cast(sum(r.wait_s) as double) as wait_s,
    cast(sum(r.wait_sq) as double) as wait_sq
from counted r
where r.day between $start and $end
-- piece: at_places
group by all
