-- grain: category of complaints; n = complaints, "" = without one. `whole` = over all sites, channels and segments
with counted as (
    select r.category, r.n
    from node_complaint r
    where $whole and r.day between $start and $end and ($nodes is null or list_contains($nodes, r.node_id))
    union all
    select coalesce(t.category, ''), 1
    from ticket t
    where not $whole and t.kind = 'complaint' and t.day between $start and $end
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id)))
select category, cast(sum(n) as integer) as n
from counted
group by category
order by n desc, category
