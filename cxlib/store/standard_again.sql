-- a standard another upload brought too, and that stood back behind the one just taken away
insert into standard
select (select coalesce(max(standard_id), 0) + 1 from standard), n.node_id, $metric, $value, 1, $valid_from, $valid_to, $upload_id
from node n
where n.code = $node and not exists (select 1 from standard o where o.node_id = n.node_id and o.metric = $metric
    and $valid_from <= o.valid_to and $valid_to >= o.valid_from)
