-- grain: one score of one person that a survey's figure counts. Behind a bar of waits are the answers whose ticket waited
-- so many minutes, as paired.sql joins them
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
        and ($segments is null or list_contains($segments, t.segment_id)))
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
