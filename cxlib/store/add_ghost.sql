insert into ghost
select (select coalesce(max(ghost_id), 0) + 1 from ghost), $node_id, $metric, $first, $last, $reason, $who, now()::timestamp
returning ghost_id
