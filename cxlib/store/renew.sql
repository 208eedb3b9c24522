-- A row with an id of its own that is there already, on the same day, but says something else now (a ticket open then and
-- closed since), takes the place of what it said before. The same id on another day is no newer word about the same
-- event: machines give numbers out again. Where an id stands for a person with several rows, no row is renewed.
create or replace temp table again as
select p.row_no, p.first_upload_id as upload_id, p.first_upload_id * 4294967296 + p.first_row_no as owner_id, s.day,
    s.stamp, coalesce(m.weight, 1)::decimal(18, 6) as weight, m.seconds, s.code, m.ticket_code, s.answers,
    (select c.code from staged_code c where c.what = 'node' and c.number = s.node) as node,
    (select c.code from staged_code c where c.what = 'site' and c.number = s.site) as site,
    (select c.code from staged_code c where c.what = 'channel' and c.number = s.channel) as channel,
    (select c.code from staged_code c where c.what = 'segment' and c.number = s.segment) as segment
from (
    select p.* from passed p join taking t on p.first_upload_id <> t.upload_id
    where t.kind = 'ticket' or (t.kind = 'survey' and not t.several)) p
join staged_row s on s.row_no = p.row_no
left join staged_more m on m.row_no = p.row_no
where not s.whole
-- of two rows of the file with one id the first speaks
qualify row_number() over (partition by owner_id order by p.row_no) = 1;

-- What each says, in one number; parts in any order give the same.
create or replace temp table said_now as
select row_no, count(*) as parts, bit_xor(print) as print
from (
    select a.row_no, hash('response', a.stamp, a.site, a.channel, a.segment, a.weight, a.seconds, a.ticket_code) as print
    from again a where (select kind from taking) = 'survey'
    union all
    select a.row_no, hash('rating', r.node, r.item, r.facet, r.raw, r.score, r.box)
    from (select row_no, unnest(answers) as answer from again) a
    join (select * from staged_answer join staged_target using (target)) r on r.answer = a.answer
    union all
    select a.row_no, hash('missing', g.node, g.item, g.facet)
    from again a join staged_missed m on m.row_no = a.row_no join staged_target g on g.target = m.target
    union all
    select a.row_no, hash('kano', c.code, k.feature, k.functional, k.dysfunctional)
    from again a join staged_kano k on k.row_no = a.row_no join staged_code c on c.what = 'node' and c.number = k.node
    union all
    select a.row_no, hash('comment', c.code, m.text)
    from again a join staged_comment m on m.row_no = a.row_no join staged_code c on c.what = 'node' and c.number = m.node
    union all
    select a.row_no, hash('ticket', a.node, a.site, a.channel, a.segment, k.kind, k.outcome, k.opened_at, k.started_at,
        k.answered_at, k.closed_at, k.promised_at, k.arrived_at, k.consented_at, k.quoted, k.amount, k.wait_s, k.service_s,
        k.stamp_error, k.first_contact, k.reopened, k.category, k.severity, k.staff, k.customer)
    from again a join staged_ticket k on k.row_no = a.row_no)
group by row_no;

create or replace temp table said_then as
select owner_id, max(day) as day, count(*) as parts, bit_xor(print) as print
from (
    select a.owner_id, r.day,
        hash('response', r.answered_at, s.code, c.code, g.code, r.weight, r.seconds, r.ticket_code) as print
    from again a
    join response r on r.response_id = a.owner_id
    join site s on s.site_id = r.site_id
    join channel c on c.channel_id = r.channel_id
    join segment g on g.segment_id = r.segment_id
    union all
    select a.owner_id, null, hash('rating', n.code, i.code, i.facet, r.raw, r.score, r.box)
    from again a
    join rating r on r.response_id = a.owner_id
    join node n on n.node_id = r.node_id
    join item i on i.item_id = r.item_id
    union all
    select a.owner_id, null, hash('missing', n.code, i.code, i.facet)
    from again a
    join missing_answer m on m.response_id = a.owner_id
    join node n on n.node_id = m.node_id
    join item i on i.item_id = m.item_id
    union all
    select a.owner_id, null, hash('kano', n.code, k.feature, k.functional, k.dysfunctional)
    from again a join kano_answer k on k.response_id = a.owner_id join node n on n.node_id = k.node_id
    union all
    select a.owner_id, null, hash('comment', n.code, m.text)
    from again a join comment m on m.owner_id = a.owner_id join node n on n.node_id = m.node_id
    union all
    select a.owner_id, k.day, hash('ticket', n.code, s.code, c.code, g.code, k.kind, k.outcome, k.opened_at, k.started_at,
        k.answered_at, k.closed_at, k.promised_at, k.arrived_at, k.consented_at, k.quoted, k.amount, k.wait_s, k.service_s,
        k.stamp_error, k.first_contact, k.reopened, k.category, k.severity, k.staff, k.customer)
    from again a
    join ticket k on k.ticket_id = a.owner_id
    join node n on n.node_id = k.node_id
    join site s on s.site_id = k.site_id
    join channel c on c.channel_id = k.channel_id
    join segment g on g.segment_id = k.segment_id)
group by owner_id;

create or replace temp table renewed as
select a.row_no, a.upload_id, a.owner_id
from again a
join said_now n on n.row_no = a.row_no
join said_then o on o.owner_id = a.owner_id
where o.day = a.day and (n.parts <> o.parts or n.print <> o.print);

delete from passed where row_no in (select row_no from renewed);
