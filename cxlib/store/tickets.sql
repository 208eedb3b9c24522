-- grain: ticket, newest first; one page of the rows behind a figure
with page as (
    select * from ticket t
    where ($kind is null or t.kind = $kind or ($kind = 'service' and t.kind = 'enquiry'))
        and t.day between $start and $end and ($nodes is null or list_contains($nodes, t.node_id))
        and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id))
        and ($weekday is null or isodow(t.day) = $weekday) and ($hour is null or hour(t.opened_at) = $hour)
        and ($categories is null or list_contains($categories, coalesce(t.category, '')))
        and ($staff is null or t.staff = $staff)
        and ($tickets is null or list_contains($tickets, t.ticket_id))
        and ($timed = '' or t.outcome = 'served' and case $timed when 'wait' then t.wait_s else t.service_s end is not null)
        and ($open_on is null or t.opened_at < $open_on::date + interval 1 day
            and case when t.closed_at is null then t.open_s is not null
                else t.closed_at >= $open_on::date + interval 1 day end)
    order by t.day desc, t.ticket_id desc
    limit $limit offset $offset)
select t.code, t.kind, t.day, n.code as node, s.code as site, c.code as channel, t.outcome, t.opened_at, t.started_at,
    t.closed_at, t.promised_at, t.wait_s, t.service_s, t.close_s, t.category, t.severity, m.text
from page t
join node n on n.node_id = t.node_id join site s on s.site_id = t.site_id join channel c on c.channel_id = t.channel_id
left join comment m on m.owner_id = t.ticket_id and m.owner = 'ticket'
order by t.day desc, t.ticket_id desc
