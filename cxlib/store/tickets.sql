-- grain: ticket, newest first; one page of the rows behind a figure
select t.code, t.kind, t.day, n.code as node, s.code as site, c.code as channel, t.outcome, t.opened_at, t.started_at,
    t.closed_at, t.promised_at, t.wait_s, t.service_s, t.close_s, t.category, t.severity, m.text
from ticket t
join node n on n.node_id = t.node_id join site s on s.site_id = t.site_id join channel c on c.channel_id = t.channel_id
left join comment m on m.owner_id = t.ticket_id and m.owner = 'ticket'
where ($kind is null or t.kind = $kind) and t.day between $start and $end
    and t.node_id in (select unnest($nodes)) and t.site_id in (select unnest($sites))
    and t.channel_id in (select unnest($channels)) and t.segment_id in (select unnest($segments))
order by t.day desc, t.ticket_id desc
limit $limit offset $offset
