-- grain: day, node, bin (of the touched days): how long those waited who left, in geometric bins of ratio 1.01 (bin -1: below one second)
-- the file's own length of the wait, else the time until the ticket was closed; beyond a day it is not told
select
    t.day, t.node_id, 'left' as what,
    cast(case when t.seconds < 1 then -1 else floor(ln(t.seconds) / ln(1.01)) end as smallint) as bin,
    cast(count(*) as integer) as n,
    cast(sum(t.seconds) as bigint) as total
from (
    select day, node_id, coalesce(wait_s, close_s) as seconds
    from ticket
    where kind in ('service', 'enquiry') and outcome = 'abandoned') t
join touched_day d on t.day = d.day
where t.seconds between 0 and 86400
group by t.day, t.node_id, case when t.seconds < 1 then -1 else floor(ln(t.seconds) / ln(1.01)) end
