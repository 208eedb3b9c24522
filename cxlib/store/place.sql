-- The new rows go to their tables. An owner (response or ticket) is numbered by upload and row: upload × 2³² + row.
-- In a file with several rows a person, a person's rows share the first row's response.
create or replace temp table first_of_person as
select n.person, min(n.row_no) as row_no
from staged_row n
join fresh f on f.row_no = n.row_no
where n.person is not null and (select several from taking)
group by n.person;

create or replace temp table placed as
select
    n.row_no, t.upload_id * 4294967296 + coalesce(p.row_no, n.row_no) as owner_id,
    t.upload_id, n.day, n.stamp, d.node_id, s.site_id, c.channel_id, g.segment_id, n.weight, n.seconds, n.code, n.ticket_code
from staged_row n
join fresh f on f.row_no = n.row_no
left join first_of_person p on p.person = n.person
cross join taking t
join node d on d.code = n.node
join site s on s.code = n.site
join channel c on c.code = n.channel
join segment g on g.code = n.segment;

insert into response
select p.owner_id, p.upload_id, p.row_no, p.code, p.day, p.stamp, j.journey_id, p.site_id, p.channel_id, p.segment_id,
    p.weight, p.seconds, p.ticket_code
from placed p
cross join taking t
join journey j on j.code = t.journey
where t.kind = 'survey' and p.owner_id = p.upload_id * 4294967296 + p.row_no;

-- small joins first, kept apart: the planner does not know how many rows this transaction has put into a catalogue
create or replace temp table placed_target as
select a.target, n.node_id, i.item_id, a.low, a.high, a.reversed
from staged_target a
join node n on n.code = a.node
join item i on i.code = a.item and i.facet = a.facet;

insert into rating
select p.owner_id, p.upload_id, p.day, a.node_id, a.item_id, p.site_id, p.channel_id, p.segment_id, p.weight, r.raw,
    a.low, a.high, a.reversed, r.score, r.box
from staged_rating r
join placed p on p.row_no = r.row_no
join placed_target a on a.target = r.target;

insert into missing_answer
select p.upload_id, p.day, a.node_id, a.item_id, p.site_id, p.channel_id, p.segment_id, count(*)
from staged_missed m
join placed p on p.row_no = m.row_no
join placed_target a on a.target = m.target
group by all;

insert into kano_answer
select p.owner_id, p.upload_id, p.day, n.node_id, k.feature, k.functional, k.dysfunctional
from staged_kano k join placed p on p.row_no = k.row_no join node n on n.code = k.node;

create or replace temp table placed_comment as
select c.row_no, n.node_id, c.score, c.box, c.text from staged_comment c join node n on n.code = c.node;

insert into comment
select p.owner_id, case (select kind from taking) when 'survey' then 'response' else 'ticket' end, p.upload_id, p.day,
    c.node_id, p.site_id, p.channel_id, p.segment_id, c.score, c.box, c.text
from placed_comment c
join placed p on p.row_no = c.row_no;

create or replace temp table newest as
select max(greatest(coalesce(opened_at, '-infinity'), coalesce(started_at, '-infinity'), coalesce(answered_at, '-infinity'),
    coalesce(closed_at, '-infinity'))) as stamp
from staged_ticket;

-- a first answer comes at the latest with the close; a case settles seven days after its close
insert into ticket
select p.owner_id, p.upload_id, p.code, s.kind, p.day, p.node_id, p.site_id, p.channel_id, p.segment_id, s.opened_at,
    s.started_at, s.answered_at, s.closed_at, s.promised_at, s.arrived_at, s.consented_at, s.quoted, s.amount, s.outcome,
    t.tells_outcome, s.wait_s, s.service_s,
    case when t.tells_answering and least(s.answered_at, s.closed_at) >= s.opened_at
        then epoch(least(s.answered_at, s.closed_at) - s.opened_at)::integer end,
    case when s.closed_at >= s.opened_at then epoch(s.closed_at - s.opened_at)::integer end,
    case when s.promised_at >= s.opened_at then epoch(s.promised_at - s.opened_at)::integer end,
    case when t.tells_closing and s.closed_at is null and s.outcome = 'open'
        then epoch(w.stamp - s.opened_at)::integer end,
    case when t.tells_answering and s.answered_at is null and s.closed_at is null
        then epoch(w.stamp - s.opened_at)::integer end,
    s.stamp_error, s.first_contact, s.reopened,
    case when s.first_contact is not null and s.closed_at <= w.stamp - interval 7 day
        then s.first_contact and not coalesce(s.reopened, false) end,
    s.category, s.severity, s.staff
from staged_ticket s
join placed p on p.row_no = s.row_no
cross join taking t
cross join newest w;

-- the days to roll up again: those of the new rows, and those that a new standard judges differently
create or replace temp table touched_day as
select distinct day from placed
union
select distinct k.day from ticket k
where k.node_id in (select s.node_id from standard s join taking t on s.upload_id = t.upload_id);
