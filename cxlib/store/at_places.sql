    and ($nodes is null or list_contains($nodes, r.node_id))
    and ($sites is null or list_contains($sites, r.site_id))
    and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
