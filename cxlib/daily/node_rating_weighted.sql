-- grain: day, node, item (of the touched days), over all sites, channels and segments; of answers with a weight other than 1
-- A measure's meaning is that of rating.sql.
select
    r.day, r.node_id, r.item_id,
    cast(count(*) as integer) as n,
    cast(count(case when r.box = 1 then 1 end) as integer) as top,
    cast(count(case when r.box = -1 then 1 end) as integer) as bottom,
    0 as missing,
    cast(sum(r.score) as decimal(18, 6)) as score,
    cast(sum(cast(r.score * r.score as decimal(18, 6))) as decimal(18, 6)) as score_sq,
    cast(sum(r.weight) as decimal(18, 6)) as w,
    cast(sum(cast(r.weight * r.weight as decimal(18, 6))) as decimal(18, 6)) as w_sq,
    cast(sum(case when r.box = 1 then r.weight else 0 end) as decimal(18, 6)) as w_top,
    cast(sum(case when r.box = -1 then r.weight else 0 end) as decimal(18, 6)) as w_bottom,
    cast(sum(cast(r.weight * r.score as decimal(18, 6))) as decimal(18, 6)) as w_score,
    cast(sum(cast(cast(r.weight * r.score as decimal(18, 6)) * r.score as decimal(18, 6))) as decimal(18, 6)) as w_score_sq
from rating r
join touched_day t on r.day = t.day
where r.weight <> 1
group by r.day, r.node_id, r.item_id
