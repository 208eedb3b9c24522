-- of the answers about satisfaction: how many name a ticket, and for how many of these it was taken in
with named as (
    select r.ticket_code
    from rating a
    join response r on r.response_id = a.response_id
    where a.item_id = $item and a.day between $start and $end
        and r.ticket_code is not null and r.day between $start and $end
        and ($nodes is null or list_contains($nodes, a.node_id)) and ($sites is null or list_contains($sites, a.site_id))
        and ($channels is null or list_contains($channels, a.channel_id))
        and ($segments is null or list_contains($segments, a.segment_id)))
select cast(count(*) as integer) as named,
    cast((select count(*) from named n semi join ticket t on t.code = n.ticket_code) as integer) as matched
from named
