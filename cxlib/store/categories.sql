-- grain: category of complaints; n = complaints, "" = without one
select coalesce(category, '') as category, cast(count(*) as integer) as n
from ticket
where kind = 'complaint' and day between $start and $end
    and ($nodes is null or list_contains($nodes, node_id)) and ($sites is null or list_contains($sites, site_id))
    and ($channels is null or list_contains($channels, channel_id)) and ($segments is null or list_contains($segments, segment_id))
group by 1
order by n desc, category
