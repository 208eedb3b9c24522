-- grain: journey that the rows of one upload are about
with met as (
    select distinct node_id from rating where upload_id = $upload_id
    union
    select distinct node_id from ticket where upload_id = $upload_id
    union
    select distinct node_id from comment where upload_id = $upload_id)
select distinct j.code from met join node n using (node_id) join journey j using (journey_id) order by j.code
