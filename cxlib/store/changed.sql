-- grain: cell of a staged row that says something else than the row with the same id that is there already; for looking
-- at, inside the transaction of a load; `updated` rows take the place of what is there. Surveys with several rows a person are left out: their ids stand for persons.
with again as (
    select d.row_no, d.upload_id, d.owner_id, s.code, s.day, s.answers
    from (
        select row_no, first_upload_id as upload_id, first_upload_id * 4294967296 + first_row_no as owner_id from passed
        union all
        select row_no, upload_id, owner_id from renewed) d
    cross join taking t
    join staged_row s on s.row_no = d.row_no
    where not s.whole and not (t.several and t.kind = 'survey')),
answered as (
    select a.row_no, p.node_id, p.item_id, r.raw
    from (select row_no, unnest(answers) as answer from again) a
    join staged_answer r on r.answer = a.answer join placed_target p on p.target = r.target),
said as (
    select a.row_no, r.node_id, r.item_id, r.raw
    from again a
    join (select * from rating union all select * from earlier_rating) r on r.response_id = a.owner_id),
answers as (
    select coalesce(n.row_no, b.row_no) as row_no, coalesce(n.item_id, b.item_id) as item_id, b.raw as before, n.raw as now
    from answered n
    full join said b on b.row_no = n.row_no and b.node_id = n.node_id and b.item_id = n.item_id),
cases as (
    select a.row_no, unnest([
        {what: 'kind', before: k.kind::varchar, now: s.kind::varchar},
        {what: 'outcome', before: k.outcome::varchar, now: s.outcome::varchar},
        {what: 'opened', before: k.opened_at::varchar, now: s.opened_at::varchar},
        {what: 'started', before: k.started_at::varchar, now: s.started_at::varchar},
        {what: 'answered', before: k.answered_at::varchar, now: s.answered_at::varchar},
        {what: 'closed', before: k.closed_at::varchar, now: s.closed_at::varchar},
        {what: 'promised', before: k.promised_at::varchar, now: s.promised_at::varchar},
        {what: 'amount', before: k.amount::varchar, now: s.amount::varchar},
        {what: 'first_contact', before: k.first_contact::varchar, now: s.first_contact::varchar},
        {what: 'reopened', before: k.reopened::varchar, now: s.reopened::varchar},
        {what: 'category', before: k.category::varchar, now: s.category::varchar},
        {what: 'severity', before: k.severity::varchar, now: s.severity::varchar},
        {what: 'staff', before: k.staff::varchar, now: s.staff::varchar},
        {what: 'customer', before: '…' || right(k.customer::varchar, 4), now: '…' || right(s.customer::varchar, 4)}]) as cell
    from again a
    join (select * from ticket union all select * from earlier_ticket) k on k.ticket_id = a.owner_id
    join staged_ticket s on s.row_no = a.row_no),
summed as (
    select a.row_no, unnest([
        {what: case k.subject when 'volume' then 'served' when 'wait' then 'waited' when 'answer' then 'answers'
            else 'complaints' end, before: k.n::varchar, now: s.n::varchar},
        {what: 'abandoned', before: k.abandoned::varchar, now: s.abandoned::varchar},
        {what: 'average', before: round(k.seconds / nullif(k.n, 0))::integer::varchar,
            now: round(s.seconds / nullif(s.n, 0))::integer::varchar},
        {what: 'longest', before: k.longest_s::varchar, now: s.longest_s::varchar},
        {what: 'within', before: k.within::varchar, now: s.within::varchar},
        {what: 'satisfied', before: k.top::varchar, now: s.top::varchar},
        {what: 'dissatisfied', before: k.bottom::varchar, now: s.bottom::varchar},
        {what: 'mean', before: round(k.score / nullif(k.n, 0), 4)::varchar,
            now: round(s.score / nullif(s.n, 0), 4)::varchar}]) as cell
    from again a
    join total k on k.total_id = a.owner_id
    join staged_total s on s.row_no = a.row_no and s.subject = k.subject),
differing as (
    select v.row_no, i.code as what, v.before::double::varchar as before, v.now::double::varchar as now
    from answers v join item i on i.item_id = v.item_id
    union all
    select a.row_no, 'day', r.day::varchar, a.day::varchar from again a
    join (select * from response union all select * from earlier_response) r on r.response_id = a.owner_id
    union all
    select c.row_no, c.cell.what, c.cell.before, c.cell.now from cases c
    union all
    select c.row_no, c.cell.what, c.cell.before, c.cell.now from summed c)
select f.row_no as row, coalesce(a.code, a.day::varchar) as id, f.what, coalesce(f.before, '') as before, coalesce(f.now, '') as now,
    f.row_no in (select row_no from renewed) as updated
from differing f
join again a on a.row_no = f.row_no
where f.before is distinct from f.now
order by f.row_no, f.what
