-- grain: day, node; rating measures of one item, over all sites, channels and segments
select
-- piece: measures_of_ratings
    , cast(r.w as double) as w,
    cast(r.w_sq as double) as w_sq,
    cast(r.w_top as double) as w_top,
    cast(r.w_bottom as double) as w_bottom,
    cast(r.w_score as double) as w_score,
    cast(r.w_score_sq as double) as w_score_sq
from node_rating r
where r.item_id = $item and r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
