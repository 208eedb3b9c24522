-- How files may spell a known site other than by its code: by a name that only one of them has. Codes that a catalogue
-- file gave it come first, then the names of now, then those from before a catalogue file changed them.
create or replace temp table site_alias as
select spelled, min(code) as code
from (
    select *, min(age) over (partition by spelled) as newest
    from (
        select t.spelled, s.code, 0 as age from told_entry t join site s on s.site_id = t.entry_id where t.what = 'site'
        union all
        select unnest([name_zh, name_en]), code, 1 from site
        union all
        select unnest([t.zh, t.en]), s.code, 2 from told_entry t join site s on s.site_id = t.entry_id where t.what = 'site'
        union all
        select unnest([e.name_zh, e.name_en]), s.code, 2 from earlier_site e join site s on s.site_id = e.site_id)
    where spelled is not null)
where age = newest and spelled not in (select code from site)
group by spelled
having count(distinct code) = 1;
