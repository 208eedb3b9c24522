-- how many scores are behind a survey's figure over all sites, channels and segments: from the roll-up
select cast(coalesce(sum(case when $low then r.bottom else r.n end), 0) as bigint)
from node_rating r
where ($item is null or r.item_id = $item) and r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
