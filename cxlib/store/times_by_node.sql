-- grain: the keys asked for and the bin; n tickets and their seconds, over all sites, channels and segments
select
    case when $by_node then r.node_id end as node_id,
    case when $by_period then cast(date_trunc($grain, r.day) as date) end as period,
    r.bin,
    cast(sum(r.n) as double) as n,
    cast(sum(r.total) as double) as total
from node_time r
where r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
    and r.what = $what
group by all
