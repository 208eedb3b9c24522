-- grain: one way a file may spell a site that has a time zone (site_alias, made by `site_alias`)
select s.code as spelled, s.time_zone from site s where s.time_zone <> ''
union all
select a.spelled, s.time_zone from site_alias a join site s on s.code = a.code where s.time_zone <> '';
