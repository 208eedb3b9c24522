from site_rating r
where ($items is null or list_contains($items, r.item_id)) and r.day between $start and $end
-- piece: at_places
group by all
