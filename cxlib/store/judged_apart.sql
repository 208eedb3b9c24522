-- grain: node, item as it was, member of staff or part of the day ("morning" before 12, "afternoon" before 18,
-- "evening"); single answers only. The hour is the visit's where the answer names its ticket, else the answer's; the
-- member of staff is the ticket's
with visit as (
    select code, any_value(staff) as staff, any_value(coalesce(started_at, opened_at)) as at
    from ticket
    where code is not null and day between $start - interval 31 day and $end
    group by code
    having count(*) = 1),
said as (
    select a.node_id, a.item_id, a.box, nullif(t.staff, '') as staff, hour(coalesce(t.at, r.answered_at)) as at
    from rating a
    join response r on r.response_id = a.response_id
    left join visit t on t.code = r.ticket_code
    where a.day between $start and $end
        and ($nodes is null or list_contains($nodes, a.node_id))
        and ($sites is null or list_contains($sites, a.site_id))
        and ($channels is null or list_contains($channels, a.channel_id))
        and ($segments is null or list_contains($segments, a.segment_id)))
select n.code as node, i.code as item,
    case when $staff then m.staff
        else case when m.at < 12 then 'morning' when m.at < 18 then 'afternoon' else 'evening' end end as part,
    cast(count(*) as double) as n, cast(count(*) filter (where m.box = 1) as double) as top
from said m join item i on i.item_id = m.item_id join node n on n.node_id = m.node_id
where i.facet = 'perception' and i.code not in ('nps', 'ces', 'use_again') and n.kind <> 'journey'
    and case when $staff then m.staff is not null else m.at is not null end
group by all
order by all
