-- grain: one item (asked in both facets) by the keys asked for: sums over persons of what they expected and what they
-- got. A person counts with the mean over the nodes asked about in both facets, if at least half of them have both
-- answers. Where a file ties no expectation to a perception (each under a node of its own), the person's means are
-- compared. `alone` are persons who told an expectation and not enough of what they got
with expected as (
    select r.response_id, r.node_id, i.code, cast(avg(r.score) as double) as score
    from rating r join item i on i.item_id = r.item_id
    where i.facet = 'expectation' and list_contains($items, r.item_id) and r.day between $start and $end
        and ($nodes is null or list_contains($nodes, r.node_id)) and ($sites is null or list_contains($sites, r.site_id))
        and ($channels is null or list_contains($channels, r.channel_id))
        and ($segments is null or list_contains($segments, r.segment_id))
    group by all),
those as (select distinct response_id, code from expected),
perceived as (
    select r.response_id, r.node_id, i.code, cast(avg(r.score) as double) as score
    from rating r join item i on i.item_id = r.item_id
    semi join those t on t.response_id = r.response_id and t.code = i.code
    where i.facet = 'perception' and list_contains($items, r.item_id) and r.day between $start and $end and ($nodes is null or list_contains($nodes, r.node_id))
    group by all),
unsaid as (
    select distinct m.response_id, m.node_id, i.code, i.facet
    from missing_answer m join item i on i.item_id = m.item_id
    semi join those t on t.response_id = m.response_id and t.code = i.code
    where i.facet <> 'importance' and list_contains($items, m.item_id) and m.day between $start and $end and ($nodes is null or list_contains($nodes, m.node_id))),
put as (
    select response_id, node_id, code, bool_or(facet = 'expectation') and bool_or(facet = 'perception') as tied
    from (select response_id, node_id, code, 'expectation' as facet from expected
        union all select response_id, node_id, code, 'perception' from perceived
        union all select response_id, node_id, code, facet from unsaid)
    group by all),
answered as (
    select p.*, e.score as expected, g.score as got, e.score is not null and g.score is not null as paired
    from put p
    left join expected e on e.response_id = p.response_id and e.node_id = p.node_id and e.code = p.code
    left join perceived g on g.response_id = p.response_id and g.node_id = p.node_id and g.code = p.code),
person as (
    select response_id, code, case when $by_node then node_id end as node_id, bool_or(tied) as tied, avg(expected) as told,
        case when bool_or(tied) then avg(expected) filter (where paired) else avg(expected) end as expected,
        case when bool_or(tied) then avg(got) filter (where paired) else avg(got) end as got,
        2 * count(*) filter (where paired) >= count(*) filter (where tied) as half
    from answered
    group by all),
weighed as (
    select p.*, r.day, r.site_id, r.channel_id, r.segment_id, case when $weighted then cast(r.weight as double) else 1 end as w,
        p.got - p.expected as gap, coalesce(p.got is not null and p.expected is not null and (p.half or not p.tied), false) as paired
    from person p join response r on r.response_id = p.response_id
    where p.told is not null)
select code as item, node_id,
    case when $by_period then cast(date_trunc($grain, day) as date) end as period,
    case when $by_site then site_id end as site_id,
    case when $by_channel then channel_id end as channel_id,
    case when $by_segment then segment_id end as segment_id,
    cast(count(*) filter (where paired) as double) as n, cast(coalesce(sum(w) filter (where paired), 0) as double) as w,
    coalesce(sum(w * w) filter (where paired), 0) as w_sq, coalesce(sum(w * expected) filter (where paired), 0) as w_expected,
    coalesce(sum(w * got) filter (where paired), 0) as w_got, coalesce(sum(w * gap) filter (where paired), 0) as w_gap,
    coalesce(sum(w * gap * gap) filter (where paired), 0) as w_gap_sq,
    coalesce(sum(w) filter (where paired and gap >= $bound), 0) as w_above,
    coalesce(sum(w) filter (where paired and gap <= -$bound), 0) as w_below,
    cast(count(*) filter (where not paired) as double) as alone, cast(count(*) as double) as told,
    sum(told) as expected, sum(told * told) as expected_sq
from weighed
group by all
