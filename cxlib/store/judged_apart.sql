-- grain: node, item as it was, member of staff and part of the day ("morning" before 12, "afternoon" before 18,
-- "evening"), each null where it is not known; single answers only. The hour is the visit's where the answer names its
-- ticket, else the answer's; the member of staff is the ticket's. A code that several tickets from `$since`
-- to `$until` have names none of them
with asked as (
    select r.response_id, r.ticket_code, r.answered_at as told_at
-- piece: judged_asked
),
visit as (
    select code, nullif(staff, '') as staff, hour(coalesce(started_at, opened_at)) as hour from ticket
    where day between $since and $until),
person as (
    select a.response_id, count(t.code) as tickets, any_value(t.staff) as staff, any_value(t.hour) as hour,
        any_value(hour(a.told_at)) as told
    from asked a left join visit t on t.code = a.ticket_code
    group by a.response_id),
known as (
    select response_id, case when tickets = 1 then staff end as staff,
        coalesce(case when tickets = 1 then hour end, told) as hour
    from person),
counted as (
    select r.node_id, r.item_id, k.staff, case when k.hour < 12 then 0 when k.hour < 18 then 1 when k.hour < 24 then 2 end as shift,
        count(*) as n, count(case when r.box = 1 then 1 end) as top
    from rating r join known k on k.response_id = r.response_id
    where r.day between $start and $end and ($items is null or list_contains($items, r.item_id))
-- piece: at_places
    group by all)
select n.code as node, i.code as item, c.staff, ['morning', 'afternoon', 'evening'][c.shift + 1] as shift,
    cast(c.n as double) as n, cast(c.top as double) as top
from counted c join item i on i.item_id = c.item_id join node n on n.node_id = c.node_id
order by all
