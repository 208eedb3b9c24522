-- grain: declared step change, known one-off or standard, oldest first of each; what charts are drawn with
select mark, node_id, metric, first_day, last_day, value
from (
    select 'rebases' as mark, node_id, metric, day as first_day, null as last_day, null as value, rebase_id as number
    from rebase
    union all
    select 'ghosts', node_id, metric, first_day, last_day, null, ghost_id from ghost
    union all
    select 'standards', node_id, metric, valid_from, valid_to, value, standard_id from standard
)
order by first_day, number
