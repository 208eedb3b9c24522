    where r.n > 0 and r.day between $start and $end and ($items is null or list_contains($items, r.item_id))
-- piece: at_places
