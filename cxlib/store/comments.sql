-- grain: comment; worst score first, or newest first
select m.day, n.code as node, s.code as site, c.code as channel, m.text, cast(m.score as double) as score, m.box
from comment m
join node n on n.node_id = m.node_id join site s on s.site_id = m.site_id join channel c on c.channel_id = m.channel_id
where m.day between $start and $end
    and m.node_id in (select unnest($nodes)) and m.site_id in (select unnest($sites))
    and m.channel_id in (select unnest($channels)) and m.segment_id in (select unnest($segments))
order by case when $low_first then coalesce(m.score, 1000) end, m.day desc, m.owner_id desc, m.text
limit $limit offset $offset
