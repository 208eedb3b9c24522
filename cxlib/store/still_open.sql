-- one line: complaints that came in during the days asked about, and how many of them are still open by the last word of
-- the files. What a file never tells the close of is not open. `whole` = over all sites, channels and segments
with counted as (
    select r.n, 0 as open
    from node_complaint r
    where $whole and r.day between $start and $end and ($nodes is null or list_contains($nodes, r.node_id))
    union all
    select 0, r.n
    from node_lying r
    where $whole and r.closed is null and r.day between $start and $end
        and ($nodes is null or list_contains($nodes, r.node_id))
    union all
    select 1, (t.closed_at is null and t.open_s is not null)::integer
    from ticket t
    where not $whole and t.kind = 'complaint' and t.day between $start and $end
        and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
        and ($channels is null or list_contains($channels, t.channel_id))
        and ($segments is null or list_contains($segments, t.segment_id)))
select cast(coalesce(sum(n), 0) as integer) as complaints, cast(coalesce(sum(open), 0) as integer) as open
from counted
