-- grain: as tickets_by_site.sql has it, of few sites at many nodes
select
-- piece: keys_of_places
-- piece: sums_of_tickets
from ticket_by_site r
where r.day between $start and $end
-- piece: at_places
group by all
