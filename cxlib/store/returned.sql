-- one line: complaints of which the file tells whether they were opened again, how many were, how many complaints, and of
-- how many nothing tells whether they are closed. `whole` = over all sites, channels and segments
with counted as (
    select r.told, r.reopened, r.n, r.untold
    from node_complaint r
    where $whole and r.day between $start and $end and ($nodes is null or list_contains($nodes, r.node_id))
    union all
    select (t.reopened is not null)::integer, coalesce(t.reopened, false)::integer, 1,
        (t.closed_at is null and t.open_s is null)::integer
    from ticket t
    where not $whole and t.kind = 'complaint' and t.day between $start and $end
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id)))
select cast(coalesce(sum(told), 0) as integer) as told, cast(coalesce(sum(reopened), 0) as integer) as reopened,
    cast(coalesce(sum(n), 0) as integer) as complaints, cast(coalesce(sum(untold), 0) as integer) as untold
from counted
