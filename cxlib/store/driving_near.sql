    where day between $start and $end and (not $by_node or item_id = $item) and hash(response_id) >> 32 < $upto::ubigint
        and ($both is null or list_contains($both, node_id)) and ($sites is null or list_contains($sites, site_id))
        and ($channels is null or list_contains($channels, channel_id))
        and ($segments is null or list_contains($segments, segment_id))),
outcome as (
    select response_id, avg(score) as score, any_value(weight) as weight from near
    where item_id = $item and ($outcome_nodes is null or list_contains($outcome_nodes, node_id))
    group by response_id
    order by hash(response_id) limit $most),
named as (
    select node_id as number, list_position($codes, code) as place from node where $by_node
    union all
    select item_id, list_position($codes, code) from item where not $by_node and facet = 'perception'),
told as (
    select r.response_id, case when $by_node then r.node_id else r.item_id end as number, avg(r.score) as score
    from near r semi join outcome o on o.response_id = r.response_id
    where ($nodes is null or list_contains($nodes, r.node_id))
    group by all),
person as (
    select any_value(o.score) as outcome, case when $weighted then cast(any_value(o.weight) as double) else 1 end as weight,
        list_sort(list({'place': n.place, 'score': t.score})) as answers
    from told t join named n on n.number = t.number join outcome o on o.response_id = t.response_id
    where n.place is not null
    group by o.response_id)
select outcome, weight, cast(count(*) as double) as times,
    list_transform(answers, lambda one: one.place) as places, list_transform(answers, lambda one: one.score) as scores,
    (select count(*) from outcome) as found
from person
group by outcome, weight, answers
order by outcome, places, scores, weight, times
