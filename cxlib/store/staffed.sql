-- grain: member of staff ('' = not told), node; counts as in the roll-up (cxlib/daily/ticket.sql)
select coalesce(t.staff, '') as staff, n.code as node,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' then 1 end) as double) as served,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s is not null
        and w.value is not null then 1 end) as double) as judged,
    cast(count(case when t.kind in ('service', 'enquiry') and t.outcome = 'served' and t.wait_s <= w.value then 1 end)
        as double) as within,
    cast(count(case when t.kind = 'complaint' then 1 end) as double) as complaints
from ticket t
join node n on n.node_id = t.node_id
left join standard w on w.node_id = t.node_id and w.metric = 'wait_s' and t.day between w.valid_from and w.valid_to
where t.day between $start and $end
    and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
    and ($channels is null or list_contains($channels, t.channel_id))
    and ($segments is null or list_contains($segments, t.segment_id))
group by all
order by all
