-- grain: day, node; rating measures of one item, over all sites, channels and segments
select
    r.node_id,
    r.day,
    cast(r.n as double) as n,
    cast(r.top as double) as top,
    cast(r.bottom as double) as bottom,
    cast(r.missing as double) as missing,
    cast(r.score as double) as score,
    cast(r.score_sq as double) as score_sq,
    cast(r.w as double) as w,
    cast(r.w_sq as double) as w_sq,
    cast(r.w_top as double) as w_top,
    cast(r.w_bottom as double) as w_bottom,
    cast(r.w_score as double) as w_score,
    cast(r.w_score_sq as double) as w_score_sq
from node_rating r
where r.item_id = $item and r.day between $start and $end
