-- grain: day, node; rating measures of one item, over all sites, channels and segments, where every answer weighs 1
select
-- piece: measures_of_ratings
from node_rating r
where r.item_id = $item and r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
