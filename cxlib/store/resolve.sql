-- A file may spell a known node or site by one of its names instead of its code; a name that only one of them has is
-- that one. So the survey, the queue log and the complaints of one counter meet at one node. Codes that a catalogue file
-- gave come first, then the names of now, then those from before a catalogue file changed them.
create or replace temp table node_alias as
select spelled, min(code) as code
from (
    select *, min(age) over (partition by spelled) as newest
    from (
        select t.spelled, n.code, 0 as age from told_entry t join node n on n.node_id = t.entry_id where t.what = 'node'
        union all
        select unnest([name_zh, name_en]), code, 1 from node
        union all
        select unnest([t.zh, t.en]), n.code, 2 from told_entry t join node n on n.node_id = t.entry_id where t.what = 'node'
        union all
        select unnest([e.name_zh, e.name_en]), n.code, 2 from earlier_node e join node n on n.node_id = e.node_id)
    where spelled is not null)
where age = newest and spelled not in (select code from node)
group by spelled
having count(distinct code) = 1;

-- site_alias, made by `site_alias`, says the same of sites
update staged_code set code = a.code from node_alias a where staged_code.what = 'node' and staged_code.code = a.spelled;
update staged_code set code = a.code from site_alias a where staged_code.what = 'site' and staged_code.code = a.spelled;
update staged_target set node = a.code from node_alias a where staged_target.node = a.spelled;
update staged_standard set node = a.code from node_alias a where staged_standard.node = a.spelled;
