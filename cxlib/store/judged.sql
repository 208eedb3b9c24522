-- grain: node, item as it was (not would-recommend and ease, which are about the whole) and, if asked for, site and month;
-- weights only where an answer has another than 1
with told as (
    select
        r.node_id,
        r.item_id,
        case when $by_site then r.site_id end as site_id,
        case when $by_period then cast(date_trunc('month', r.day) as date) end as period,
-- piece: judged_sums
    from site_rating r
-- piece: judged_rows
    group by all)
select
    n.code as node,
    i.code as item,
    case when $by_site then (select s.code from site s where s.site_id = t.site_id) end as site,
    case when $by_period then t.period end as period,
    case when $by_weight then t.w end as w,
    case when $by_weight then t.w_sq end as w_sq,
    case when $by_weight then t.w_top end as w_top,
    t.n, t.top
from told t join item i on i.item_id = t.item_id join node n on n.node_id = t.node_id
order by all
