from site_rating r
where r.item_id = $item and r.day between $start and $end
-- piece: at_places
group by all
