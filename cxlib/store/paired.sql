-- grain: whole minute waited (`minutes` is the mean of those in it); answers about satisfaction whose ticket is known, by its wait. The ticket is that of the
-- answer's own node, or for an answer about the whole journey any of it
select cast(sum(t.wait_s) / 60.0 / count(*) as double) as minutes, cast(count(*) as double) as n,
    cast(count(case when a.box = 1 then 1 end) as double) as satisfied
from rating a
join response r on r.response_id = a.response_id
join ticket t on t.code = r.ticket_code
join node asked on asked.node_id = a.node_id
join node served on served.node_id = t.node_id
where a.item_id = $item and a.day between $start and $end and t.wait_s is not null
    and (t.node_id = a.node_id or (asked.kind = 'journey' and asked.journey_id = served.journey_id))
    and ($from_hour is null or extract(hour from coalesce(t.opened_at, t.started_at)) between $from_hour and $to_hour)
    and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
    and ($channels is null or list_contains($channels, t.channel_id))
    and ($segments is null or list_contains($segments, t.segment_id))
group by floor(t.wait_s / 60.0)
order by minutes
