-- grain: fault of one upload, in the order of the file
select row_no as "row", column_name as "column", value, code
from reject where upload_id = $upload_id
order by row_no, column_name
limit $limit
