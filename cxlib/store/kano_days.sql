-- one row: first and last day of all pairs of answers at these sites
select min(day), max(day) from kano_answer
where ($sites is null or response_id in (
    select response_id from response where ($sites is null or list_contains($sites, site_id))))
