-- grain: upload and site that it brought anything about
select upload_id, site_id from response
union
select upload_id, site_id from ticket
union
select upload_id, site_id from total
union
select upload_id, site_id from observation where upload_id is not null
union
select upload_id, entry_id from told_entry where what = 'site'
