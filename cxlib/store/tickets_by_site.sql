-- grain: the keys asked for; ticket measures at some sites, channels and segments
select
-- piece: keys_of_places
    cast(sum(r.tickets) as double) as tickets,
    cast(sum(r.served) as double) as served,
    cast(sum(r.abandoned) as double) as abandoned,
    cast(sum(r.no_show) as double) as no_show,
    cast(sum(r.open) as double) as open,
    cast(sum(r.told) as double) as told,
    cast(sum(r.waits) as double) as waits,
    cast(sum(r.wait_s) as double) as wait_s,
    cast(sum(r.wait_sq) as double) as wait_sq,
    cast(sum(r.stamp_errors) as double) as stamp_errors,
    cast(sum(r.judged) as double) as judged,
    cast(sum(r.within) as double) as within,
    cast(sum(r.complaints) as double) as complaints,
    cast(sum(r.answer_due) as double) as answer_due,
    cast(sum(r.answered_in_time) as double) as answered_in_time,
    cast(sum(r.close_due) as double) as close_due,
    cast(sum(r.closed_in_time) as double) as closed_in_time,
    cast(sum(r.fcr_known) as double) as fcr_known,
    cast(sum(r.fcr) as double) as fcr
from daily_ticket r
where r.day between $start and $end
-- piece: at_places
group by all
