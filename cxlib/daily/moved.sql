-- grain: day; of tickets of nodes that belong to another journey than when they were rolled up, untouched so far
select distinct t.day
from ticket t
where t.node_id in (
    select r.node_id from rolled_node r join node n on n.node_id = r.node_id where n.journey_id <> r.journey_id)
    and t.day not in (select day from touched_day where day is not null)
