insert into audit
select (select coalesce(max(audit_id), 0) + 1 from audit), now()::timestamp, $who, $action, $subject, $number, $facts
