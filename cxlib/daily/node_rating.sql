-- grain: day, node, item (of the touched days), over all sites, channels and segments
select
    r.day, r.node_id, r.item_id,
    cast(sum(r.n) as integer) as n, cast(sum(r.top) as integer) as top, cast(sum(r.bottom) as integer) as bottom,
    cast(sum(r.missing) as integer) as missing,
    cast(sum(r.score) as decimal(18, 6)) as score, cast(sum(r.score_sq) as decimal(18, 6)) as score_sq,
    cast(sum(r.w) as decimal(18, 6)) as w, cast(sum(r.w_sq) as decimal(18, 6)) as w_sq,
    cast(sum(r.w_top) as decimal(18, 6)) as w_top, cast(sum(r.w_bottom) as decimal(18, 6)) as w_bottom,
    cast(sum(r.w_score) as decimal(18, 6)) as w_score, cast(sum(r.w_score_sq) as decimal(18, 6)) as w_score_sq
from daily_rating r
join touched_day t on r.day = t.day
group by r.day, r.node_id, r.item_id
