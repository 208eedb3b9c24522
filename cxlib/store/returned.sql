-- one line: complaints of which the file tells whether they were opened again, how many were, how many complaints, and of
-- how many nothing tells whether they are closed
select cast(count(t.reopened) as integer) as told, cast(count(case when t.reopened then 1 end) as integer) as reopened,
    cast(count(*) as integer) as complaints,
    cast(count(case when t.closed_at is null and t.open_s is null then 1 end) as integer) as untold
from ticket t
where t.kind = 'complaint' and t.day between $start and $end
    and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
    and ($channels is null or list_contains($channels, t.channel_id))
    and ($segments is null or list_contains($segments, t.segment_id))
