-- grain: member of staff who served ('' = cannot be told), node of the answer; one answer a person about one item. It is
-- joined to its ticket if that number was taken in once, from 31 days before the period on; the answer about the ticket's
-- own node counts, else the one about its whole journey
with visit as (
    select code, any_value(staff) as staff, any_value(node_id) as node_id
    from ticket
    where day between $start - interval 31 day and $end
        and code in (select ticket_code from response where ticket_code is not null and day between $start and $end)
    group by code
    having count(*) = 1),
said as (
    select a.response_id, a.node_id, a.box,
        case when a.node_id = v.node_id or (asked.kind = 'journey' and asked.journey_id = served.journey_id)
            then v.staff end as staff, a.node_id = v.node_id as own
    from rating a
    join response r on r.response_id = a.response_id
    join node asked on asked.node_id = a.node_id
    left join visit v on v.code = r.ticket_code
    left join node served on served.node_id = v.node_id
    where a.item_id = $item and a.day between $start and $end
        and ($nodes is null or list_contains($nodes, a.node_id)) and ($sites is null or list_contains($sites, a.site_id))
        and ($channels is null or list_contains($channels, a.channel_id))
        and ($segments is null or list_contains($segments, a.segment_id))),
once as (
    select *, row_number() over (partition by response_id order by (staff is not null) desc, own desc, node_id) as turn
    from said)
select coalesce(o.staff, '') as staff, n.code as node, cast(count(*) as double) as answers,
    cast(count(case when o.box = 1 then 1 end) as double) as top
from once o join node n on n.node_id = o.node_id
where o.turn = 1
group by all
order by all
