insert into event
select (select coalesce(max(event_id), 0) + 1 from event), $day, $node_id, $site_id, $kind, $name, coalesce($name_en, $name), $upload_id
returning event_id
