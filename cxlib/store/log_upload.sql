-- the line of the log of the upload being taken in
insert into upload
with new_row as (select n.row_no, n.day from staged_row n anti join passed f on f.row_no = n.row_no)
select t.upload_id, now()::timestamp, t.who, t.file_name, t.size, t.kind, t.source, t.columns, t.mapping,
    $rows_in, $accepted, $duplicate, $rejected, $updated, (select min(day) from new_row),
    (select greatest(max(n.day), max(s.last_day)) from new_row n left join staged_total s on s.row_no = n.row_no),
    'loaded', null, null
from taking t
