-- grain: day, journey, what and bin (of the touched days): the bins of its nodes together
select
    t.day, n.journey_id, t.what, t.bin, cast(sum(t.n) as integer) as n, cast(sum(t.total) as bigint) as total
from node_time t
join node n on n.node_id = t.node_id
join touched_day d on t.day = d.day
group by t.day, n.journey_id, t.what, t.bin
