-- grain: day, node (of the touched days), over all sites, channels and segments
select
    r.day, r.node_id,
    cast(sum(r.tickets) as integer) as tickets, cast(sum(r.served) as integer) as served,
    cast(sum(r.abandoned) as integer) as abandoned, cast(sum(r.no_show) as integer) as no_show,
    cast(sum(r.open) as integer) as open, cast(sum(r.told) as integer) as told, cast(sum(r.waits) as integer) as waits,
    cast(sum(r.wait_s) as bigint) as wait_s, cast(sum(r.wait_sq) as bigint) as wait_sq,
    cast(sum(r.stamp_errors) as integer) as stamp_errors, cast(sum(r.judged) as integer) as judged,
    cast(sum(r.within) as integer) as within, cast(sum(r.complaints) as integer) as complaints,
    cast(sum(r.answer_due) as integer) as answer_due, cast(sum(r.answered_in_time) as integer) as answered_in_time,
    cast(sum(r.close_due) as integer) as close_due, cast(sum(r.closed_in_time) as integer) as closed_in_time,
    cast(sum(r.fcr_known) as integer) as fcr_known, cast(sum(r.fcr) as integer) as fcr
from daily_ticket r
join touched_day t on r.day = t.day
group by r.day, r.node_id
