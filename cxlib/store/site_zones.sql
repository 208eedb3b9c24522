-- grain: one way a file may spell a site that has a time zone (alias, made by `alias`)
select s.code as spelled, s.time_zone from site s where s.time_zone <> ''
union all
select a.spelled, s.time_zone from alias a join site s on s.code = a.code where a.what = 'site' and s.time_zone <> '';
