-- grain: node at which any complaint has ever been taken in
select distinct node_id from node_ticket where complaints > 0
union all
select distinct node_id from daily_total where subject = 'complaint'
