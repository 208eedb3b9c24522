    from response r
    where r.day between $start and $end and (r.ticket_code is not null or r.answered_at is not null)
        and ($sites is null or list_contains($sites, r.site_id))
        and ($channels is null or list_contains($channels, r.channel_id))
        and ($segments is null or list_contains($segments, r.segment_id))
