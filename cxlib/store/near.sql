-- grain: new row that looks like another one of the same source without being the same row; for looking at, inside the
-- transaction of a load. why: ANSWERS = three answers or more, not all alike, the same at the same place within ten
-- minutes; TEXT = the same text of 24 bytes or more (eight Chinese characters) at the same place within a day; TICKET = two
-- answers about one ticket number within a day; MOMENT = tickets without a number, of one kind, taken at the same place in
-- the same second. Of two new rows the later one is named.
with source as (
    select u.upload_id, t.upload_id as mine from upload u join taking t on t.source = u.source where u.state = 'loaded'),
span as (select min(day) - 1 as first, max(day) + 1 as last from placed),
owner as (
    select r.response_id as id, 'response' as what, r.upload_id, s.mine, r.row_no, r.code, r.day, r.answered_at as stamp,
        r.site_id, r.ticket_code
    from response r join source s using (upload_id) cross join span
    where r.day between span.first and span.last
    union all
    select k.ticket_id, 'ticket', k.upload_id, s.mine, (k.ticket_id % 4294967296)::integer, k.code, k.day, k.opened_at,
        k.site_id, null
    from ticket k join source s using (upload_id) cross join span
    where k.day between span.first and span.last),
print as (
    select r.response_id as id, bit_xor(hash(r.node_id, r.item_id, r.raw)) as print
    from rating r join source using (upload_id) cross join span
    where r.day between span.first and span.last
    group by r.response_id
    having count(*) >= 3 and min(r.raw) < max(r.raw)),
sign as (
    select o.*, 'ANSWERS' as why, p.print::varchar as sign, interval 10 minute as within, o.stamp as moment
    from owner o join print p using (id)
    where o.what = 'response' and o.stamp is not null
    union all
    select o.*, 'TEXT', c.text, interval 1 day, o.day::timestamp
    from owner o join comment c on c.owner_id = o.id and c.owner = o.what
    where strlen(c.text) >= 24
    union all
    select o.*, 'TICKET', o.ticket_code, interval 1 day, o.day::timestamp from owner o where o.ticket_code <> ''
    union all
    select o.*, 'MOMENT', concat_ws(' ', k.node_id, k.kind, k.category, k.staff), interval 0 day, o.stamp
    from owner o join ticket k on k.ticket_id = o.id
    where o.what = 'ticket' and o.code is null and second(o.stamp) > 0),
pair as (
    select *, lag(id) over beside as other_id, lag(upload_id) over beside as other_upload,
        lag(row_no) over beside as other_row, lag(moment) over beside as other_moment
    from sign
    window beside as (partition by why, sign, site_id order by moment, upload_id, row_no))
select distinct on (p.row)
    p.row, p.id, p.why, p.other_upload, p.other_row, p.day
from (
    select case when upload_id = mine then row_no else other_row end as row, code as id, why, day,
        case when upload_id <> mine then upload_id when other_upload <> mine then other_upload end as other_upload,
        case when upload_id = mine then other_row else row_no end as other_row
    from pair
    where mine in (upload_id, other_upload) and other_id <> id and moment - other_moment <= within) p
order by p.row, p.why
limit $limit
