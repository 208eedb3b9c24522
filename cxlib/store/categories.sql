-- grain: category of complaints; n = complaints, "" = without one
select coalesce(category, '') as category, cast(count(*) as integer) as n
from ticket
where kind = 'complaint' and day between $start and $end
    and node_id in (select unnest($nodes)) and site_id in (select unnest($sites))
    and channel_id in (select unnest($channels)) and segment_id in (select unnest($segments))
group by 1
order by n desc, category
