-- one page of the scores behind a survey's figure, lowest first or newest first, with the comments that came with them
with meant as (
-- piece: answers_meant
),
page as (
    select * from meant a
    where ($least is null or a.box = -1 and a.score = $least::decimal(9, 6))
    order by case when $low_first then a.box end, case when $low_first then a.score end, a.day desc, a.response_id desc,
        a.node_id, a.item_id
    limit $limit offset $offset),
said as (
    select c.owner_id, c.node_id, min(c.text) as text
    from page p join comment c on c.owner_id = p.response_id and c.owner = 'response'
    group by all)
select a.day, n.code as node, i.code as item, cast(a.raw as double) as raw, cast(l.low as double) as low,
    cast(l.high as double) as high, a.box, s.code as site, c.code as channel, r.code as response, r.ticket_code as ticket,
    coalesce(m.text, w.text) as text
from page a
join node n on n.node_id = a.node_id join item i on i.item_id = a.item_id join site s on s.site_id = a.site_id
join channel c on c.channel_id = a.channel_id join response r on r.response_id = a.response_id
join scale l on l.scale_id = a.scale_id
left join said m on m.owner_id = a.response_id and m.node_id = a.node_id
left join said w on w.owner_id = a.response_id and w.node_id <> a.node_id
    and w.node_id in (select node_id from node where kind = 'journey')
order by case when $low_first then a.box end, case when $low_first then a.score end, a.day desc, a.response_id desc,
    a.node_id, a.item_id
