insert into standard
select (select coalesce(max(standard_id), 0) + 1 from standard), $node_id, $metric, $value,
    (select coalesce(max(version), 0) + 1 from standard where node_id = $node_id and metric = $metric),
    $first, date '2999-12-31', null
returning standard_id
