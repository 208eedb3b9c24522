-- grain: site whose figures change when an upload is taken back, null for what is of no site; also of rows that were set
-- aside by it or for it, for they come or go with it
with brought as (
-- piece: brought
), held as (
    select site_id from brought where upload_id = $upload_id
    union all
    select r.site_id from earlier_response r
    where r.upload_id = $upload_id
        or r.response_id in (select owner_id from replaced where by_upload_id = $upload_id)
    union all
    select k.site_id from earlier_ticket k
    where k.upload_id = $upload_id
        or k.ticket_id in (select owner_id from replaced where by_upload_id = $upload_id)
    union all
    select site_id from event where upload_id = $upload_id
    union all
    select unnest(case when len(site_ids) = 0 then [null] else site_ids end) from training where upload_id = $upload_id
    union all
    select null from standard where upload_id = $upload_id
    union all
    select null from told_entry where upload_id = $upload_id and what = 'node'
)
select distinct s.code from held h left join site s using (site_id)
