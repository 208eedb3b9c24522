-- grain: upload; n = its rows passed over as duplicates of rows that the given upload brought
select d.upload_id, count(*) as n
from duplicate_row d
join upload u on u.upload_id = d.upload_id and u.state = 'loaded'
where d.first_upload_id = $upload_id and d.upload_id <> $upload_id
group by d.upload_id
order by d.upload_id
