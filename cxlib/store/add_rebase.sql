insert into rebase
select (select coalesce(max(rebase_id), 0) + 1 from rebase), $node_id, $metric, $day, $reason, $who, now()::timestamp
returning rebase_id
