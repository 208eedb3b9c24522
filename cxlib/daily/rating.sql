-- grain: day, node, item, site, channel, segment (of the touched days)
-- n answers; top/bottom = satisfied/dissatisfied; score sums on the item's home scale; w… = the same, weighted
select
    r.day, r.node_id, r.item_id, r.site_id, r.channel_id, r.segment_id,
    cast(count(*) as integer) as n,
    cast(sum(case when r.box = 1 then 1 else 0 end) as integer) as top,
    cast(sum(case when r.box = -1 then 1 else 0 end) as integer) as bottom,
    0 as missing,
    cast(sum(r.score) as decimal(18, 6)) as score,
    cast(sum(r.score * r.score) as decimal(18, 6)) as score_sq,
    cast(sum(r.weight) as decimal(18, 6)) as w,
    cast(sum(r.weight * r.weight) as decimal(18, 6)) as w_sq,
    cast(sum(case when r.box = 1 then r.weight else 0 end) as decimal(18, 6)) as w_top,
    cast(sum(case when r.box = -1 then r.weight else 0 end) as decimal(18, 6)) as w_bottom,
    cast(sum(r.weight * r.score) as decimal(18, 6)) as w_score,
    cast(sum(cast(r.weight * r.score as decimal(18, 6)) * r.score) as decimal(18, 6)) as w_score_sq
from rating r
join touched_day t on r.day = t.day
group by r.day, r.node_id, r.item_id, r.site_id, r.channel_id, r.segment_id
