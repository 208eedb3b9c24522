-- grain: end of period (the day given), age in days; complaints that lay open at the end of that day. `late` = older than
-- their own promise, else the standard in working days, else the one in seconds in force when they came in; `judged` have
-- any of these. What a file never tells the close of is in no line. `whole` = over all sites, channels and segments.
-- `$earliest` and `$latest` are the first and the last of these days.
with ends as (select unnest($ends::date[]) as last),
complaints as (
    select opened, closed, late_from, n, judged
    from node_lying
    where $whole and ($nodes is null or list_contains($nodes, node_id))
    union all
    select t.opened_at::date, t.closed_at::date,
        case when t.promised_at >= t.opened_at then t.promised_at::date when cd.value is not null then k.day
            else (t.opened_at + to_seconds(c.value))::date end,
        1,
        case when t.promised_at >= t.opened_at then true when cd.value is not null then o.ordinal is not null
            else c.value is not null end::integer
    from ticket t
    left join standard cd on cd.node_id = t.node_id and cd.metric = 'close_days' and t.day between cd.valid_from and cd.valid_to
    left join standard c on c.node_id = t.node_id and c.metric = 'close_s' and t.day between c.valid_from and c.valid_to
    left join calendar_day o on o.day = t.opened_at::date
    left join calendar_day k on k.working and k.ordinal = o.ordinal + floor(cd.value)::integer + 1
    where not $whole and t.kind = 'complaint' and t.opened_at is not null
        and case when t.closed_at is null then t.open_s is not null else t.closed_at::date > t.opened_at::date end
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id))),
cases as (
    select opened, closed, late_from, sum(n) as n, sum(judged) as judged from complaints
    where opened <= $latest and (closed is null or closed > $earliest)
    group by all)
select e.last, cast(e.last - c.opened as integer) as age, cast(sum(c.n) as double) as n,
    cast(sum(c.judged) as double) as judged,
    cast(coalesce(sum(case when c.late_from <= e.last then c.judged end), 0) as double) as late
from ends e
join cases c on c.opened <= e.last and (c.closed is null or c.closed > e.last)
group by e.last, c.opened
order by e.last, age
