-- one line: customers known who complained within the scope, and how many of them twice or more
with of_each as (
    select count(*) as n
    from known_complaint t
    where t.day between $start and $end and ($nodes is null or list_contains($nodes, t.node_id))
        and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id))
    group by t.customer)
select count(*) as customers, count(*) filter (where n >= 2) as twice from of_each
