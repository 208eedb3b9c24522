insert into event
select (select coalesce(max(event_id), 0) + 1 from event), $day, $node_id, $site_id, $kind, $name, $name, null
returning event_id
