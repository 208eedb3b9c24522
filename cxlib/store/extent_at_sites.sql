-- one row: how far the data of some sites reach; the last file is the last one that brought them anything
with brought as (
-- piece: brought
),
    answers as (select day, n from site_rating where ($sites is null or list_contains($sites, site_id))),
    cases as (select day, tickets, complaints from ticket_by_site where ($sites is null or list_contains($sites, site_id))),
    totals as (
        select day, last_day, subject, n from daily_total where ($sites is null or list_contains($sites, site_id))),
    persons as (select responses from site_response where ($sites is null or list_contains($sites, site_id))),
    log as (
        select loaded_at from upload where state = 'loaded' and upload_id in (
            select upload_id from brought where ($sites is null or list_contains($sites, site_id))))
-- piece: reach
