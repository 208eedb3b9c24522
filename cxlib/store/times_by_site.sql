-- grain: the keys asked for and the bin; n tickets and their seconds, from the tickets themselves: bins would not shrink
-- at the grain of sites, and the roll-up knows no hours
with timed as (
-- piece: timed
)
select
    case when $by_node then r.node_id end as node_id,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    case when $by_weekday then isodow(r.day) end as weekday,
    case when $by_hour then hour(r.opened_at) end as hour,
    cast(case when r.seconds < 1 then -1 else floor(ln(r.seconds) / ln(1.01)) end as smallint) as bin,
    count(*) as n,
    cast(sum(r.seconds) as bigint) as total
from timed r
where r.seconds is not null
group by all
