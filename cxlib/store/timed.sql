    select *, case $what when 'wait' then wait_s when 'service' then service_s when 'left' then coalesce(wait_s, close_s)
        else close_s end as seconds
    from ticket
    where day between $start and $end
        and ($nodes is null or list_contains($nodes, node_id))
        and ($sites is null or list_contains($sites, site_id))
        and ($channels is null or list_contains($channels, channel_id))
        and ($segments is null or list_contains($segments, segment_id))
        and case when $what = 'close' then kind = 'complaint'
            when $what = 'left' then kind in ('service', 'enquiry') and outcome = 'abandoned'
                and coalesce(wait_s, close_s) between 0 and 86400
            else kind in ('service', 'enquiry') and outcome = 'served' end
