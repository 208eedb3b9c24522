-- grain: node; n answers about one item in totals that reach into the period
select node_id, cast(sum(n) as double) as n
from daily_total
where subject = 'answer' and item_id = $item and last_day >= $start and day <= $end
group by node_id
