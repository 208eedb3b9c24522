-- grain: comment of an answer or complaint at a node, or about its whole journey by somebody who scored the item at the
-- node; with that score (`box`, of the whole where not asked; `answer` numbers who gave it, null where not asked), the
-- score it came with (`whole`), and how long the writer
-- waited (`wait_s`, null where no ticket is known); lowest first, and longest within the same score, so that short
-- exclamations come last
with visit as (
    select code, any_value(wait_s) as wait_s from ticket
    where code is not null and day between $start - interval 31 day and $end
    group by code
    having count(*) = 1)
select m.day, m.owner, m.text, a.response_id as answer, coalesce(a.box, m.box) as box, m.box as whole, c.code as channel,
    coalesce(k.wait_s, t.wait_s) as wait_s, k.category
from comment m
join channel c on c.channel_id = m.channel_id
left join rating a on m.owner = 'response' and a.response_id = m.owner_id and a.node_id = $node
    and a.item_id = $item
left join response r on m.owner = 'response' and r.response_id = m.owner_id
left join visit t on t.code = r.ticket_code
left join ticket k on m.owner = 'ticket' and k.ticket_id = m.owner_id
where m.day between $start and $end and (m.owner = 'response' or k.kind = 'complaint')
    and (m.node_id = $node or (m.owner = 'response' and a.box is not null and list_contains($wholes, m.node_id)))
    and ($sites is null or list_contains($sites, m.site_id))
    and ($channels is null or list_contains($channels, m.channel_id))
    and ($segments is null or list_contains($segments, m.segment_id))
order by box nulls last, length(m.text) desc, m.day desc, m.text
limit $limit
