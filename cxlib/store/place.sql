-- The new rows go to their tables. An owner (response or ticket) is numbered by upload and row: upload × 2³² + row.
-- In a file with several rows a person, a person's rows share the first row's response.
create or replace temp table first_of_person as
select n.code as person, min(n.row_no) as row_no
from staged_row n
join (select upload_id from taking where several) t on true
anti join passed f on f.row_no = n.row_no
where n.code is not null
group by n.code
having count(*) > 1;

create or replace temp table placed_code as
select c.what, c.number, coalesce(d.node_id, s.site_id, h.channel_id, g.segment_id) as id
from staged_code c
left join node d on c.what = 'node' and d.code = c.code
left join site s on c.what = 'site' and s.code = c.code
left join channel h on c.what = 'channel' and h.code = c.code
left join segment g on c.what = 'segment' and g.code = c.code;

-- The rows that are placed: all, or for a while those that something is told of.
create or replace temp view wanted_row as from staged_row;

-- Every number has its code. Said as left joins, the planner knows that no row is lost by them: it takes four inner ones to
-- leave a handful, and would hold all rows in memory instead of the few that they are joined with.
create or replace temp view placed as
select
    n.row_no, t.upload_id * 4294967296 + coalesce(p.row_no, n.row_no) as owner_id,
    t.upload_id, n.day, n.stamp, d.id::smallint as node_id, s.id as site_id, c.id as channel_id, g.id as segment_id,
    coalesce(m.weight, 1)::decimal(18, 6) as weight, m.seconds, n.code, m.ticket_code, n.answers
from wanted_row n
anti join passed f on f.row_no = n.row_no
left join first_of_person p on p.person = n.code
left join staged_more m on m.row_no = n.row_no
cross join taking t
left join placed_code d on d.what = 'node' and d.number = n.node
left join placed_code s on s.what = 'site' and s.number = n.site
left join placed_code c on c.what = 'channel' and c.number = n.channel
left join placed_code g on g.what = 'segment' and g.number = n.segment;

insert into response
select p.owner_id, p.upload_id, p.row_no, p.code, p.day, p.stamp, j.journey_id, p.site_id, p.channel_id, p.segment_id,
    p.weight, p.seconds, p.ticket_code
from placed p
cross join taking t
join journey j on j.code = t.journey
where t.kind = 'survey' and p.owner_id = p.upload_id * 4294967296 + p.row_no;

-- small joins first, kept apart: the planner does not know how many rows this transaction has put into a catalogue
create or replace temp table placed_target as
select a.target, n.node_id, i.item_id, s.scale_id, a.low, a.high
from staged_target a
join node n on n.code = a.node
join item i on i.code = a.item and i.facet = a.facet
join scale s using (low, high, reversed);

create or replace temp table placed_answer as
select r.answer, a.node_id, a.item_id, a.scale_id, a.low, a.high, r.raw, r.score, r.box
from staged_answer r
join placed_target a on a.target = r.target;

-- what is ticked lies on its scale: proved once per answer there is, not for each of a million ratings
create or replace temp table proved_answer (
    raw decimal(9, 4), low decimal(9, 4), high decimal(9, 4), check (raw between low and high));
insert into proved_answer select raw, low, high from placed_answer;

insert into rating
select p.owner_id, p.upload_id, p.day, a.node_id, a.item_id, p.site_id, p.channel_id, p.segment_id, p.weight, a.raw,
    a.scale_id, a.score, a.box
from (select owner_id, upload_id, day, site_id, channel_id, segment_id, weight, unnest(answers) as answer from placed) p
join placed_answer a on a.answer = p.answer;

insert into missing_answer
select p.owner_id, p.upload_id, p.day, a.node_id, a.item_id, p.site_id, p.channel_id, p.segment_id, count(*)
from placed p
join staged_missed m on m.row_no = p.row_no
join placed_target a on a.target = m.target
group by all;

insert into kano_answer
select p.owner_id, p.upload_id, p.day, n.id, k.feature, k.functional, k.dysfunctional
from staged_kano k join placed p on p.row_no = k.row_no join placed_code n on n.what = 'node' and n.number = k.node;

-- few rows have a comment: the others' numbers need no codes
create or replace temp view wanted_row as from staged_row semi join staged_comment using (row_no);
insert into comment
select p.owner_id, case (select kind from taking) when 'survey' then 'response' else 'ticket' end, p.upload_id, p.day,
    n.id, p.site_id, p.channel_id, p.segment_id, c.score, c.box, c.text
from placed p
join staged_comment c on c.row_no = p.row_no
left join placed_code n on n.what = 'node' and n.number = c.node;

create or replace temp view wanted_row as from staged_row;

create or replace temp table newest as
select max(greatest(coalesce(opened_at, '-infinity'), coalesce(started_at, '-infinity'), coalesce(answered_at, '-infinity'),
    coalesce(closed_at, '-infinity'))) as stamp
from staged_ticket;

-- how long after the opening: where the file says moments the time between them, else between the clocks;
-- a first answer comes at the latest with the close; a case settles seven days after its close.
-- What is asked for together lies together: in a month complaints apart from services, in them the tickets of a site, and in
-- these those of a node. Over all sites the roll-up is read; of one site the tickets themselves are.
insert into ticket
select p.owner_id, p.upload_id, p.code, s.kind, p.day, p.node_id, p.site_id, p.channel_id, p.segment_id, s.opened_at,
    s.started_at, s.answered_at, s.closed_at, s.promised_at, s.arrived_at, s.consented_at, s.quoted, s.amount, s.outcome,
    t.tells_outcome, s.wait_s, s.service_s,
    case when t.tells_answering and least(s.answer_s, s.close_s) >= 0 then least(s.answer_s, s.close_s) end,
    case when s.close_s >= 0 then s.close_s end, case when s.due_s >= 0 then s.due_s end,
    case when t.tells_closing and s.closed_at is null and s.outcome = 'open'
        then epoch(w.stamp - s.opened_at)::integer end,
    case when t.tells_answering and s.answered_at is null and s.closed_at is null
        then epoch(w.stamp - s.opened_at)::integer end,
    s.stamp_error, s.first_contact, s.reopened,
    case when s.first_contact is not null and s.closed_at <= w.stamp - interval 7 day
        then s.first_contact and not coalesce(s.reopened, false) end,
    s.category, s.severity, s.staff, s.customer, null, null, null, null
from (
    select * replace (
        coalesce(answer_s, epoch(answered_at - opened_at))::bigint as answer_s,
        coalesce(close_s, epoch(closed_at - opened_at))::bigint as close_s,
        coalesce(due_s, epoch(promised_at - opened_at))::bigint as due_s)
    from staged_ticket) s
join placed p on p.row_no = s.row_no
cross join taking t
cross join newest w
order by date_trunc('month', p.day), s.kind = 'complaint', p.site_id, p.node_id, p.day;

-- the days to roll up again: those of the new rows, and those that a new standard judges differently
create or replace temp table touched_day as
select distinct n.day from staged_row n anti join passed f on f.row_no = n.row_no
union
select distinct k.day from ticket k
where k.node_id in (select s.node_id from standard s join taking t on s.upload_id = t.upload_id);
