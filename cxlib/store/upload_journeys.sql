-- grain: journey that the rows of one upload at these sites are about
with met as (
    select node_id from rating
    where upload_id = $upload_id and ($sites is null or list_contains($sites, site_id))
    union
    select node_id from ticket
    where upload_id = $upload_id and ($sites is null or list_contains($sites, site_id))
    union
    select node_id from comment
    where upload_id = $upload_id and ($sites is null or list_contains($sites, site_id)))
select distinct j.code from met join node n using (node_id) join journey j using (journey_id) order by j.code
