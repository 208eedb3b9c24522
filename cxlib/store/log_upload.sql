-- the line of the log of the upload being taken in
insert into upload
select t.upload_id, now()::timestamp, t.who, t.file_name, t.size, t.kind, t.source, t.columns, t.mapping,
    $rows_in, $accepted, $duplicate, $rejected, (select min(day) from placed), (select max(day) from placed), 'loaded', null, null
from taking t
