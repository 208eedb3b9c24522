    select * from comment m
    where m.day between $start and $end
        and (m.node_id = $node or m.owner = 'response' and list_contains($wholes, m.node_id))
        and ($sites is null or list_contains($sites, m.site_id))
        and ($channels is null or list_contains($channels, m.channel_id))
        and ($segments is null or list_contains($segments, m.segment_id))
