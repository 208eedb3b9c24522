-- grain: the keys asked for; persons who answered, at some sites, channels and segments
select
    case when $by_journey then r.journey_id end as journey_id,
    case when $by_day then r.day end as day,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    cast(sum(r.responses) as double) as responses,
    cast(sum(r.w) as double) as w,
    cast(sum(r.w_sq) as double) as w_sq
from site_response r
where r.day between $start and $end
    and ($journeys is null or list_contains($journeys, r.journey_id))
    and ($sites is null or list_contains($sites, r.site_id))
    and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
group by all
