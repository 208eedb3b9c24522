-- grain: day, node, item (of the touched days), over all sites, channels and segments; missing = answers with a missing code
select
    m.day, m.node_id, m.item_id,
    0 as n, 0 as top, 0 as bottom, cast(sum(m.n) as integer) as missing,
    0 as score, 0 as score_sq, 0 as w, 0 as w_sq, 0 as w_top, 0 as w_bottom, 0 as w_score, 0 as w_score_sq
from missing_answer m
join touched_day t on m.day = t.day
group by m.day, m.node_id, m.item_id
