-- grain: the keys asked for; what totals of one subject tell in a scope. A total is counted whole or not at all: one that
-- begins before the scope or ends after it is `cut`; one that reaches over several of the periods, hours or weekdays asked
-- for is `coarse`. Both are numbers of totals, in every period they touch.
with seen as (
    select r.*, r.day < $start or r.last_day > $end as is_cut,
        ($by_period and date_trunc($grain, r.day) <> date_trunc($grain, r.last_day))
        or ($by_weekday and r.day <> r.last_day)
        or ($by_hour and r.from_minute // 60 <> (r.to_minute - 1) // 60) as is_coarse
    from daily_total r
    where r.subject = $subject and r.last_day >= $start and r.day <= $end
        and ($item is null or r.item_id = $item)
        and ($nodes is null or list_contains($nodes, r.node_id))
        and ($sites is null or list_contains($sites, r.site_id))
        and ($channels is null or list_contains($channels, r.channel_id))
        and ($segments is null or list_contains($segments, r.segment_id))),
spread as (
    select s.*, not s.is_cut and not s.is_coarse as is_in,
        unnest(case when $by_period
            then generate_series(date_trunc($grain, greatest(s.day, $start))::timestamp, least(s.last_day, $end)::timestamp,
                case $grain when 'day' then interval 1 day when 'week' then interval 7 day when 'month' then interval 1 month
                    else interval 3 month end)
            else [null::timestamp] end) as moment
    from seen s)
select
    case when $by_node then r.node_id end as node_id,
    case when $by_period then cast(r.moment as date) end as period,
    case when $by_site then r.site_id end as site_id,
    case when $by_channel then r.channel_id end as channel_id,
    case when $by_segment then r.segment_id end as segment_id,
    case when $by_weekday then isodow(r.day) end as weekday,
    case when $by_hour then r.from_minute // 60 end as hour,
    cast(sum(case when r.is_in then r.n else 0 end) as double) as n,
    cast(sum(case when r.is_in then r.told else 0 end) as double) as told,
    cast(sum(case when r.is_in then r.abandoned else 0 end) as double) as abandoned,
    cast(sum(case when r.is_in then r.timed else 0 end) as double) as timed,
    cast(sum(case when r.is_in then r.wait_s else 0 end) as double) as wait_s,
    cast(sum(case when r.is_in then r.judged else 0 end) as double) as judged,
    cast(sum(case when r.is_in then r.within else 0 end) as double) as within,
    cast(sum(case when r.is_in then r.unjudged else 0 end) as double) as unjudged,
    cast(sum(case when r.is_in then r.boxed else 0 end) as double) as boxed,
    cast(sum(case when r.is_in then r.top else 0 end) as double) as top,
    cast(sum(case when r.is_in then r.halved else 0 end) as double) as halved,
    cast(sum(case when r.is_in then r.bottom else 0 end) as double) as bottom,
    cast(sum(case when r.is_in then r.scored else 0 end) as double) as scored,
    cast(sum(case when r.is_in then r.score else 0 end) as double) as score,
    cast(sum(case when r.is_cut then r.totals else 0 end) as double) as cut,
    cast(sum(case when r.is_coarse and not r.is_cut then r.totals else 0 end) as double) as coarse
from spread r
group by all
