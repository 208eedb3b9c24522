-- grain: upload, newest first; of a viewer with sites: the own ones, and those with all their rows at these sites
with brought as (
-- piece: brought
)
select upload_id, loaded_at as "at", who, file_name, kind, source, rows_in, accepted, updated, duplicate, rejected, state, first_day,
    last_day, undone_at, undone_by
from upload
where ($sites is null or who = $who or upload_id in (
    select upload_id from brought
    group by upload_id having bool_and(($sites is null or list_contains($sites, site_id)))))
order by upload_id desc
