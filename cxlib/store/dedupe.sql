-- Which staged rows are new.
-- The rows passed over are kept apart, not the new ones: in the usual file they are few, and what they are joined with many.
-- A key that several uploads brought is held by the newest of them: its row took the place of the others.
create or replace temp table passed as
select f.row_no, max(k.upload_id) as first_upload_id, arg_max(k.row_no, k.upload_id) as first_row_no
from keyed f join row_key k on k.key = f.key
group by f.row_no;

insert into passed
select f.row_no, t.upload_id, w.row_no
from (select key, min(row_no) as row_no from keyed group by key having count(*) > 1) w
join keyed f on f.key = w.key and f.row_no > w.row_no
cross join taking t
where f.row_no not in (select row_no from passed);
