-- The checks among the new rows; checks of one observer at one node, site and day under one number share a scorecard. A row
-- that holds a whole scorecard has a `card` of its own.
insert into observation
select min(p.owner_id) over (partition by p.day, p.node_id, p.site_id, o.observer, o.role, p.code, o.card), p.upload_id, p.row_no,
    p.day, p.node_id, p.site_id, o.observer, o.role, o.step, o.item, o.score, o.passed, t.who, now()::timestamp
from staged_observation o
join placed p on p.row_no = o.row_no
cross join taking t;
