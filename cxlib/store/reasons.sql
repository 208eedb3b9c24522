-- grain: code, column; n = faults of one upload
select code, column_name as "column", count(*) as n
from reject where upload_id = $upload_id
group by all
order by n desc, code, "column"
