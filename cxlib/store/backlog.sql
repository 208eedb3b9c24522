-- grain: end of period (the day given), age in days; complaints that lay open at the end of that day. `late` = older than
-- their own promise, else the standard in working days, else the one in seconds in force when they came in; `judged` have
-- any of these. What a file never tells the close of is in no line.
with ends as (select unnest($ends::date[]) as last),
cases as (
    select t.day, t.opened_at, t.closed_at, t.promised_at, cd.value as days, c.value as seconds, o.ordinal
    from ticket t
    left join standard cd on cd.node_id = t.node_id and cd.metric = 'close_days' and t.day between cd.valid_from and cd.valid_to
    left join standard c on c.node_id = t.node_id and c.metric = 'close_s' and t.day between c.valid_from and c.valid_to
    left join calendar_day o on o.day = t.opened_at::date
    where t.kind = 'complaint' and t.opened_at is not null
        and case when t.closed_at is null then t.open_s is not null else t.closed_at::date > t.opened_at::date end
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id))),
lying as (
    select e.last, e.last - c.opened_at::date as age,
        case when c.promised_at >= c.opened_at then c.promised_at < e.last + interval 1 day
            when c.days is not null then k.ordinal - c.ordinal > c.days
            when c.seconds is not null then epoch(e.last + interval 1 day - c.opened_at) > c.seconds end as late
    from ends e
    join cases c on c.opened_at < e.last + interval 1 day and (c.closed_at is null or c.closed_at >= e.last + interval 1 day)
    left join calendar_day k on k.day = e.last)
select last, cast(age as integer) as age, cast(count(*) as double) as n,
    cast(count(late) as double) as judged, cast(count(case when late then 1 end) as double) as late
from lying
group by last, age
order by last, age
