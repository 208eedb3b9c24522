-- grain: refused row of one upload, as it stood in the file; why = its faults, one a line
select r.row_no, r.cells, string_agg(distinct f.column_name || chr(31) || f.code, chr(30) order by f.column_name || chr(31) || f.code) as why
from rejected_row r
left join reject f on f.upload_id = r.upload_id and f.row_no = r.row_no
where r.upload_id = $upload_id
group by r.row_no, r.cells
order by r.row_no
limit $limit
