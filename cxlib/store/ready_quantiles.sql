-- grain: whole week, month or quarter (by its first day), and node if asked for: its quantiles that are ready. Without nodes
-- those of one journey, or of all of them
select
    case when $by_node then r.node_id end as node_id,
    case when $by_day then r.day end as day,
    r.n, r.median, r.median_low, r.median_high, r.p90, r.p90_low, r.p90_high
from time_quantile r
where r.span = $span and r.what = $what and r.day between $first and $last
    and (r.node_id is not null) = $by_node and r.journey_id is not distinct from $journey
    and ($nodes is null or list_contains($nodes, r.node_id))
