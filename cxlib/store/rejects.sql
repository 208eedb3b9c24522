-- grain: fault of one upload, in the order of the file; a refused row is at no site, so who may not see all sites gets
-- those of the own uploads
select row_no as "row", column_name as "column", value, code
from reject where upload_id = $upload_id
    and ($sites is null or upload_id in (select upload_id from upload where who = $who))
order by row_no, column_name
limit $limit
