insert into coded_comment
select (select coalesce(max(coded_id), 0) + 1 from coded_comment), $key, $topic, $touches, $who, now()::timestamp
returning coded_id
