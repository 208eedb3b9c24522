-- grain: node and subject; totals of the scope that are not counted, as finer data tell the same (cxlib/daily/total.sql)
select r.node_id, r.subject, cast(sum(r.aside) as integer) as totals, cast(sum(r.aside_n) as bigint) as n
from daily_total r
where r.aside > 0 and r.last_day >= $start and r.day <= $end
    and ($nodes is null or list_contains($nodes, r.node_id))
    and ($sites is null or list_contains($sites, r.site_id))
    and ($channels is null or list_contains($channels, r.channel_id))
    and ($segments is null or list_contains($segments, r.segment_id))
group by r.node_id, r.subject
order by r.node_id, r.subject
