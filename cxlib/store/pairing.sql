-- how many answered about satisfaction, how many of them name a ticket, and for how many of these a ticket was taken in
with asked as (
    select distinct a.response_id
    from rating a
    where a.item_id = $item and a.day between $start and $end
        and ($nodes is null or list_contains($nodes, a.node_id)) and ($sites is null or list_contains($sites, a.site_id))
        and ($channels is null or list_contains($channels, a.channel_id))
        and ($segments is null or list_contains($segments, a.segment_id))),
named as (
    select r.ticket_code
    from response r
    semi join asked a on a.response_id = r.response_id
    where r.ticket_code is not null and r.day between $start and $end)
select cast((select count(*) from asked) as integer) as answers, cast((select count(*) from named) as integer) as named,
    cast((select count(*) from named n semi join ticket t on t.code = n.ticket_code) as integer) as matched
