-- grain: one set of answers that persons gave alike: the outcome (mean of what a person said of it) and the mean score of
-- each driver, a service node or an item, as the list `drivers` beside the list `scores`
with outcome as (
    select response_id, avg(score) as score from rating
    where item_id = $item and list_contains($outcome_nodes, node_id) and day between $start and $end
        and ($sites is null or list_contains($sites, site_id)) and ($channels is null or list_contains($channels, channel_id))
        and ($segments is null or list_contains($segments, segment_id))
    group by response_id
    order by hash(response_id) limit $most),
driver as (
    select r.response_id, case when $by_node then n.code else i.code end as driver, cast(avg(r.score) as double) as score
    from rating r join node n on n.node_id = r.node_id join item i on i.item_id = r.item_id
    semi join outcome o on o.response_id = r.response_id
    where r.day between $start and $end and i.facet = 'perception' and list_contains($nodes, r.node_id)
        and case when $by_node then r.item_id = $item else not list_contains($outcomes, i.code) end
    group by all),
person as (
    select o.response_id, cast(any_value(o.score) as double) as outcome, list(d.driver order by d.driver) as drivers,
        list(d.score order by d.driver) as scores
    from outcome o join driver d on d.response_id = o.response_id
    group by o.response_id)
select p.outcome, p.drivers, p.scores, case when $weighted then cast(r.weight as double) else 1 end as weight,
    cast(count(*) as double) as times
from person p join response r on r.response_id = p.response_id
group by all
order by all
