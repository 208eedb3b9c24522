-- grain: comment of an answer or complaint at a node, or about its whole journey by somebody who scored the item at the
-- node; with that score (`box`, of the whole where not asked; `answer` numbers who gave it, null where not asked), the
-- score it came with (`whole`), and how long the writer
-- waited (`wait_s`, null where no ticket is known); lowest first, and longest within the same score, so that short
-- exclamations come last. Scores, answers and tickets are looked for one kind of owner at a time: a join on more than
-- equal keys compares every comment with every ticket
with written as (
-- piece: said_at
),
scored as (
    select a.response_id, a.box from rating a
    where a.node_id = $node and a.item_id = $item
        and a.response_id in (select owner_id from written where owner = 'response')),
told as (
    select m.owner_id, m.day, m.owner, m.text, a.response_id as answer, coalesce(a.box, m.box) as box, m.box as whole,
        m.channel_id, null as wait_s, null as category
    from (select * from written where owner = 'response') m left join scored a on a.response_id = m.owner_id
    where m.node_id = $node or a.box is not null
    union all
    select m.owner_id, m.day, m.owner, m.text, null, m.box, m.box, m.channel_id, k.wait_s, k.category
    from written m join ticket k on k.ticket_id = m.owner_id
    where m.owner = 'ticket' and k.kind = 'complaint'),
page as (
    select * from told
    order by box nulls last, length(text) desc, day desc, text
    limit $limit),
answered as (
    select r.response_id, r.ticket_code from response r
    where r.ticket_code is not null and r.response_id in (select owner_id from page where owner = 'response')),
visit as (
    select t.code, any_value(t.wait_s) as wait_s from ticket t
    where t.code in (select ticket_code from answered) and t.day between $start - interval 31 day and $end
    group by t.code
    having count(*) = 1),
waited as (
    select a.response_id, 'response' as owner, v.wait_s from answered a join visit v on v.code = a.ticket_code)
select p.day, p.owner, p.text, p.answer, p.box, p.whole, c.code as channel, coalesce(p.wait_s, w.wait_s) as wait_s, p.category
from page p
join channel c on c.channel_id = p.channel_id
left join waited w on w.response_id = p.owner_id and w.owner = p.owner
order by p.box nulls last, length(p.text) desc, p.day desc, p.text
