-- grain: refused row of one upload, as it stood in the file; why = its faults, one a line. A refused row is at no
-- site, so who may not see all sites gets those of the own uploads
select r.row_no, r.cells, string_agg(distinct f.column_name || chr(31) || f.code, chr(30) order by f.column_name || chr(31) || f.code) as why
from rejected_row r
left join reject f on f.upload_id = r.upload_id and f.row_no = r.row_no
where r.upload_id = $upload_id
    and ($sites is null or r.upload_id in (select upload_id from upload where who = $who))
group by r.row_no, r.cells
order by r.row_no
limit $limit
