-- grain: node and subject; totals of the scope that are not counted, as finer data tell the same (cxlib/daily/total.sql)
select r.node_id, r.subject, cast(sum(r.aside) as integer) as totals, cast(sum(r.aside_n) as bigint) as n
from daily_total r
where r.aside > 0 and r.last_day >= $start and r.day <= $end
-- piece: at_places
group by r.node_id, r.subject
order by r.node_id, r.subject
