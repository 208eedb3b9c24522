-- Which staged rows are new. A row with an id is the same row wherever that id comes again from that source. A row without
-- one is known by its whole content and by the how-many-th time that content stands in the file: twins inside a file are
-- two rows, and the file loaded again adds nothing.
create or replace temp table keyed as
select row_no, key from staged_row where not whole
union all
select row_no, md5_number(key::varchar || chr(31) || row_number() over (partition by key order by row_no))
from staged_row where whole;

create or replace temp table first_seen as select key, min(row_no) as row_no from keyed group by key;

create or replace temp table known_key as
select f.key, min(k.upload_id) as upload_id from first_seen f join row_key k on k.key = f.key group by f.key;

create or replace temp table fresh as
select f.row_no, f.key from first_seen f left join known_key k on k.key = f.key where k.key is null;

insert into duplicate_row
select t.upload_id, d.row_no, coalesce(k.upload_id, t.upload_id)
from keyed d
cross join taking t
left join known_key k on k.key = d.key
left join fresh f on f.row_no = d.row_no
where f.row_no is null;

insert into row_key select t.upload_id, f.row_no, f.key from fresh f cross join taking t;
