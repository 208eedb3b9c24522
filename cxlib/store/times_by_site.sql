-- grain: the keys asked for and the bin; n tickets and their seconds, from the tickets themselves: bins would not shrink
-- at the grain of sites, and the roll-up knows no hours
with timed as (
    select *, case $what when 'wait' then wait_s when 'service' then service_s when 'left' then coalesce(wait_s, close_s)
        else close_s end as seconds
    from ticket
    where day between $start and $end
        and ($nodes is null or list_contains($nodes, node_id))
        and ($sites is null or list_contains($sites, site_id))
        and ($channels is null or list_contains($channels, channel_id))
        and ($segments is null or list_contains($segments, segment_id))
        and case when $what = 'close' then kind = 'complaint'
            when $what = 'left' then kind in ('service', 'enquiry') and outcome = 'abandoned'
                and coalesce(wait_s, close_s) between 0 and 86400
            else kind in ('service', 'enquiry') and outcome = 'served' end)
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
