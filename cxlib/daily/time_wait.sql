-- grain: day, node, bin (of the touched days): waits of the served in geometric bins of ratio 1.01 (bin -1: below one second)
-- n tickets, total seconds; cxlib/quantiles.py reads the bins
select
    t.day, t.node_id, 'wait' as what,
    cast(case when t.wait_s < 1 then -1 else floor(ln(t.wait_s) / ln(1.01)) end as smallint) as bin,
    cast(count(*) as integer) as n,
    cast(sum(t.wait_s) as bigint) as total
from ticket t
join touched_day d on t.day = d.day
where t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null
group by t.day, t.node_id, case when t.wait_s < 1 then -1 else floor(ln(t.wait_s) / ln(1.01)) end
