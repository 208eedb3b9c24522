-- grain: upload, newest first
select upload_id, loaded_at as "at", who, file_name, kind, source, rows_in, accepted, updated, duplicate, rejected, state, first_day,
    last_day, undone_at, undone_by
from upload
order by upload_id desc
