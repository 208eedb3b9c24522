-- how many answered about satisfaction, how many of them name a ticket, and for how many of these a ticket was taken in
select cast(count(*) as integer) as answers, cast(count(r.ticket_code) as integer) as named,
    cast(count(case when r.ticket_code in (select code from ticket) then 1 end) as integer) as matched
from response r
where exists (
    select 1 from rating a
    where a.response_id = r.response_id and a.item_id = $item and a.day between $start and $end
        and ($nodes is null or list_contains($nodes, a.node_id)))
    and r.day between $start and $end
    and ($sites is null or list_contains($sites, r.site_id)) and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
