-- grain: node of kind 'journey' that speaks for its journey about one item in the period: at least half of the persons
-- who answered anything about the journey answered that item about the whole, or nobody answered it about a node. A few
-- such answers among many about the nodes do not silence the many.
with answered as (
    select n.journey_id, sum(case when n.kind = 'journey' then r.n else 0 end) as whole,
        sum(case when n.kind = 'journey' then 0 else r.n end) as parts
    from node_rating r
    join node n on n.node_id = r.node_id
    where r.item_id = $item and r.day between $start and $end
    group by n.journey_id),
asked as (
    select journey_id, sum(responses) as persons
    from daily_response
    where day between $start and $end
    group by journey_id)
select n.node_id
from node n
join answered w on w.journey_id = n.journey_id
join asked a on a.journey_id = n.journey_id
where n.kind = 'journey' and w.whole > 0 and (w.parts = 0 or w.whole >= a.persons / 2.0)
