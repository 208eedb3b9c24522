-- grain: day, node, site, channel, segment (of the touched days)
-- served/abandoned/no_show/open count service and enquiry tickets; told = served or abandoned by the file's own word; waits = served with a wait; judged/within = waits at
-- a node with a wait standard in force that day. A deadline of a complaint is its own promise, else the standard
-- in working days, else the one in seconds.
-- Due = answered or closed, or open for longer than the deadline; open and not yet due counts nowhere.
select
    t.day, t.node_id, t.site_id, t.channel_id, t.segment_id,
    cast(count(case when t.kind in ('service', 'enquiry') then 1 end) as integer) as tickets,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' then 1 end) as integer) as served,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'abandoned' then 1 end) as integer) as abandoned,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'no_show' then 1 end) as integer) as no_show,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'open' then 1 end) as integer) as open,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome_told and t.outcome in ('served', 'abandoned') then 1 end) as integer) as told,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null then 1 end) as integer) as waits,
    cast(sum(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null then t.wait_s else 0 end) as bigint) as wait_s,
    cast(sum(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null
             then cast(t.wait_s as bigint) * t.wait_s else 0 end) as bigint) as wait_sq,
    cast(count(case when t.stamp_error then 1 end) as integer) as stamp_errors,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null and w.value is not null then 1 end) as integer) as judged,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s <= w.value then 1 end) as integer) as within,
    cast(count(case when t.kind = 'complaint' then 1 end) as integer) as complaints,
    cast(count(case when t.kind = 'complaint' and (
             (ad.value is not null and (t.answer_days is not null or t.unanswered_days > ad.value))
             or (ad.value is null and a.value is not null and (t.answer_s is not null or t.unanswered_s > a.value)))
             then 1 end) as integer) as answer_due,
    cast(count(case when t.kind = 'complaint' and (
             t.answer_days <= ad.value or (ad.value is null and t.answer_s <= a.value)) then 1 end) as integer) as answered_in_time,
    cast(count(case when t.kind = 'complaint' and (
             (t.due_s is null and cd.value is not null and (t.close_days is not null or t.open_days > cd.value))
             or ((t.due_s is not null or cd.value is null) and coalesce(t.due_s, c.value) is not null
                 and (t.close_s is not null or t.open_s > coalesce(t.due_s, c.value)))) then 1 end) as integer) as close_due,
    cast(count(case when t.kind = 'complaint' and (
             (t.due_s is null and t.close_days <= cd.value)
             or ((t.due_s is not null or cd.value is null) and t.close_s <= coalesce(t.due_s, c.value)))
             then 1 end) as integer) as closed_in_time,
    cast(count(case when t.fcr is not null then 1 end) as integer) as fcr_known,
    cast(count(case when t.fcr then 1 end) as integer) as fcr
from ticket t
join touched_day d on t.day = d.day
left join standard w on w.node_id = t.node_id and w.metric = 'wait_s' and t.day between w.valid_from and w.valid_to
left join standard a on a.node_id = t.node_id and a.metric = 'answer_s' and t.day between a.valid_from and a.valid_to
left join standard ad on ad.node_id = t.node_id and ad.metric = 'answer_days' and t.day between ad.valid_from and ad.valid_to
left join standard cd on cd.node_id = t.node_id and cd.metric = 'close_days' and t.day between cd.valid_from and cd.valid_to
left join standard c on c.node_id = t.node_id and c.metric = 'close_s' and t.day between c.valid_from and c.valid_to
group by t.day, t.node_id, t.site_id, t.channel_id, t.segment_id
