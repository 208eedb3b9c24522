-- grain: ticket that a figure counts
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
