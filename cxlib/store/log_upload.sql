-- the line of the log of the upload being taken in
insert into upload
select t.upload_id, now()::timestamp, t.who, t.file_name, t.size, t.kind, t.source, t.columns, t.mapping,
    $rows_in, $accepted, $duplicate, $rejected, $updated, (select min(day) from placed), (select greatest(max(p.day), max(s.last_day)) from placed p left join staged_total s on s.row_no = p.row_no), 'loaded', null, null
from taking t
