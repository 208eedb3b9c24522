-- Working days from the day a complaint came in (which does not count) to its answer, its close, or as long as it is known
-- to be open: of the uploads in `counting`. `answer_s`, `close_s`, `open_s`, `unanswered_s` say which of them there are.
create or replace temp table elapsed as
with told as (
    select ticket_id, opened_at::date as opened,
        case when answer_s is not null then least(answered_at, closed_at)::date end as answered,
        case when close_s is not null then closed_at::date end as closed, (opened_at + to_seconds(open_s))::date as still_open,
        (opened_at + to_seconds(unanswered_s))::date as unanswered
    from (select * from ticket union all select * from earlier_ticket)
    where kind = 'complaint' and opened_at is not null and upload_id in (select upload_id from counting))
select t.ticket_id, a.ordinal - o.ordinal as answer_days, c.ordinal - o.ordinal as close_days,
    s.ordinal - o.ordinal as open_days, u.ordinal - o.ordinal as unanswered_days
from told t
join calendar_day o on o.day = t.opened
left join calendar_day a on a.day = t.answered
left join calendar_day c on c.day = t.closed
left join calendar_day s on s.day = t.still_open
left join calendar_day u on u.day = t.unanswered;

update ticket
set answer_days = e.answer_days, close_days = e.close_days, open_days = e.open_days, unanswered_days = e.unanswered_days
from elapsed e where e.ticket_id = ticket.ticket_id;
update earlier_ticket
set answer_days = e.answer_days, close_days = e.close_days, open_days = e.open_days, unanswered_days = e.unanswered_days
from elapsed e where e.ticket_id = earlier_ticket.ticket_id;
