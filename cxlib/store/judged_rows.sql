    where r.n > 0 and r.day between $start and $end
        and r.item_id in (
            select item_id from item where facet = 'perception' and code not in ('nps', 'ces', 'use_again'))
        and r.node_id in (select node_id from node where kind <> 'journey')
-- piece: at_places
