-- grain: node, item as it was, site (`part`; of answers that name one): answers and the satisfied among them
with told as (
    select r.node_id, r.item_id, r.site_id, cast(sum(r.n) as double) as n, cast(sum(r.top) as double) as top
    from site_rating r
-- piece: judged_rows
        and r.site_id <> 0
    group by all)
select n.code as node, i.code as item, s.code as part, t.n, t.top
from told t
join item i on i.item_id = t.item_id join node n on n.node_id = t.node_id join site s on s.site_id = t.site_id
order by all
