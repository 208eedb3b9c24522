-- grain: node, item as it was (not would-recommend and ease, which are about the whole) and, if asked for, site and month
select
    n.code as node,
    i.code as item,
    case when $by_site then s.code end as site,
    case when $by_period then cast(date_trunc('month', r.day) as date) end as period,
    cast(sum(r.n) as double) as n,
    cast(sum(r.w) as double) as w,
    cast(sum(r.w_sq) as double) as w_sq,
    cast(sum(r.top) as double) as top,
    cast(sum(r.w_top) as double) as w_top
from site_rating r
join item i on i.item_id = r.item_id join node n on n.node_id = r.node_id join site s on s.site_id = r.site_id
where i.facet = 'perception' and i.code not in ('nps', 'ces', 'use_again') and n.kind <> 'journey' and r.n > 0
    and r.day between $start and $end
-- piece: at_places
group by all
order by all
