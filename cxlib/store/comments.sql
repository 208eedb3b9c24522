-- grain: comment; worst score first, or newest first
with page as (
    select * from comment m
    where m.day between $start and $end and ($nodes is null or list_contains($nodes, m.node_id))
        and ($sites is null or list_contains($sites, m.site_id))
        and ($channels is null or list_contains($channels, m.channel_id))
        and ($segments is null or list_contains($segments, m.segment_id))
        and ($least is null or m.score = $least::decimal(9, 6))
    order by case when $low_first then coalesce(m.score, 1000) end, m.day desc, m.owner_id desc, m.text
    limit $limit offset $offset)
select m.day, n.code as node, s.code as site, c.code as channel, m.text, cast(m.score as double) as score, m.box
from page m
join node n on n.node_id = m.node_id join site s on s.site_id = m.site_id join channel c on c.channel_id = m.channel_id
order by case when $low_first then coalesce(m.score, 1000) end, m.day desc, m.owner_id desc, m.text
