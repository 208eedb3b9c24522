-- grain: the keys asked for; ticket measures at some sites, channels and segments
select
-- piece: keys_of_places
-- piece: sums_of_tickets
from daily_ticket r
where r.day between $start and $end
-- piece: at_places
group by all
