-- grain: one score of one person, lowest first or newest first, with the comment that came with it; one page of the rows
-- behind a survey's figure. Behind a bar of waits are the
-- answers whose ticket waited so many minutes, as paired.sql joins them
with paired as (
    select a.response_id, a.node_id
    from rating a
    join response r on r.response_id = a.response_id
    join ticket t on t.code = r.ticket_code
    join node asked on asked.node_id = a.node_id
    join node served on served.node_id = t.node_id
    where $from_minute is not null and a.item_id = $item and a.day between $start and $end
        and floor(t.wait_s / 60.0) between $from_minute and $to_minute
        and (t.node_id = a.node_id or (asked.kind = 'journey' and asked.journey_id = served.journey_id))
        and ($from_hour is null or extract(hour from coalesce(t.opened_at, t.started_at)) between $from_hour and $to_hour)
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id))),
page as (
    select * from rating a
    where ($item is null or a.item_id = $item) and a.day between $start and $end
        and ($from_minute is not null
            or ($nodes is null or list_contains($nodes, a.node_id)) and ($sites is null or list_contains($sites, a.site_id))
            and ($channels is null or list_contains($channels, a.channel_id))
            and ($segments is null or list_contains($segments, a.segment_id)))
        and ($from_minute is null or (a.response_id, a.node_id) in (select response_id, node_id from paired))
        and ($staff is null or a.response_id in (
            select r.response_id from response r join ticket t on t.code = r.ticket_code where t.staff = $staff))
        and (not $low or a.box = -1)
        and (not $said or a.response_id in (
            select m.owner_id from comment m join node told on told.node_id = m.node_id
            join node asked on asked.node_id = a.node_id
            where m.owner = 'response' and (m.node_id = a.node_id
                or told.kind = 'journey' and told.journey_id = asked.journey_id)))
    order by case when $low_first then a.box end, case when $low_first then a.score end, a.day desc, a.response_id desc,
        a.node_id, a.item_id
    limit $limit offset $offset),
said as (
    select owner_id, node_id, min(text) as text from comment
    where owner = 'response' and owner_id in (select response_id from page)
    group by all)
select a.day, n.code as node, i.code as item, cast(a.raw as double) as raw, cast(a.low as double) as low,
    cast(a.high as double) as high, a.box, s.code as site, c.code as channel, r.code as response, r.ticket_code as ticket,
    coalesce(m.text, w.text) as text
from page a
join node n on n.node_id = a.node_id join item i on i.item_id = a.item_id join site s on s.site_id = a.site_id
join channel c on c.channel_id = a.channel_id join response r on r.response_id = a.response_id
left join said m on m.owner_id = a.response_id and m.node_id = a.node_id
left join said w on w.owner_id = a.response_id and w.node_id <> a.node_id
    and w.node_id in (select node_id from node where kind = 'journey')
order by case when $low_first then a.box end, case when $low_first then a.score end, a.day desc, a.response_id desc,
    a.node_id, a.item_id
