-- grain: day, node; ticket measures, over all sites, channels and segments
select
    r.node_id,
    r.day,
    r.tickets,
    r.served,
    r.abandoned,
    r.no_show,
    r.open,
    r.told,
    r.waits,
    r.wait_s,
    r.wait_sq,
    r.stamp_errors,
    r.judged,
    r.within,
    r.complaints,
    r.answer_due,
    r.answered_in_time,
    r.close_due,
    r.closed_in_time,
    r.fcr_known,
    r.fcr
from node_ticket r
where r.day between $start and $end
    and ($nodes is null or list_contains($nodes, r.node_id))
