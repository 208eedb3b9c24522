-- grain: comment, in no order; `judged`: those alone that came with a satisfied or dissatisfied score
select m.day, m.owner_id, m.node_id, m.site_id, m.channel_id, cast(m.score as double) as score, m.box, m.text
from comment m
where m.day between $start and $end and ($nodes is null or list_contains($nodes, m.node_id))
    and ($sites is null or list_contains($sites, m.site_id))
    and ($channels is null or list_contains($channels, m.channel_id))
    and ($segments is null or list_contains($segments, m.segment_id))
    and (not $judged or m.box in (1, -1))
