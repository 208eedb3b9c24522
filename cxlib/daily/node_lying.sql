-- grain: day, node (of the touched days), day of opening, day of closing (null: open), day from whose end on late (null: never, or
-- by no deadline); complaints not closed on the day they were opened, and those of them with a deadline: their own promise,
-- else the standard in working days, else the one in seconds, in force when they came in
select
    s.day, s.node_id, s.opened, s.closed, s.late_from, cast(count(*) as integer) as n,
    cast(count(case when s.judged then 1 end) as integer) as judged
from (
    select t.day, t.node_id, cast(t.opened_at as date) as opened, cast(t.closed_at as date) as closed,
        case when t.promised_at >= t.opened_at then cast(t.promised_at as date)
            when cd.value is not null then k.day
            else cast(t.opened_at + interval '1' second * cast(c.value as bigint) as date) end as late_from,
        case when t.promised_at >= t.opened_at then true
            when cd.value is not null then o.ordinal is not null
            else c.value is not null end as judged
    from ticket t
    join touched_day d on t.day = d.day
    left join standard cd on cd.node_id = t.node_id and cd.metric = 'close_days' and t.day between cd.valid_from and cd.valid_to
    left join standard c on c.node_id = t.node_id and c.metric = 'close_s' and t.day between c.valid_from and c.valid_to
    left join calendar_day o on o.day = cast(t.opened_at as date)
    left join calendar_day k on k.working and k.ordinal = o.ordinal + cast(floor(cd.value) as integer) + 1
    where t.kind = 'complaint' and t.opened_at is not null
        and case when t.closed_at is null then t.open_s is not null
            else cast(t.closed_at as date) > cast(t.opened_at as date) end) s
group by s.day, s.node_id, s.opened, s.closed, s.late_from
