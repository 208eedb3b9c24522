insert into training
select (select coalesce(max(training_id), 0) + 1 from training), $kind, $name_zh, $name_en, $first, $last, $node_ids,
    $site_ids, $groups, $methods, $aim, $chosen, $upload_id, $who, now()::timestamp
returning training_id
