-- grain: ticket, newest first; one page of the rows behind a figure
with meant as (
-- piece: tickets_meant
),
page as (
    select * from meant t
    order by t.day desc, t.ticket_id desc
    limit $limit offset $offset)
select t.code, t.kind, t.day, n.code as node, s.code as site, c.code as channel, t.outcome, t.opened_at, t.started_at,
    t.closed_at, t.promised_at, t.wait_s, t.service_s, t.close_s, t.category, t.severity, m.text
from page t
join node n on n.node_id = t.node_id join site s on s.site_id = t.site_id join channel c on c.channel_id = t.channel_id
left join comment m on m.owner_id = t.ticket_id and m.owner = 'ticket'
order by t.day desc, t.ticket_id desc
