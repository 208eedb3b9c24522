-- A file may spell a known node or site by one of its names instead of its code; a name that only one of them has is
-- that one. So the survey, the queue log and the complaints of one counter meet at one node. Codes that a catalogue file
-- gave come first, then the names of now, then those from before a catalogue file changed them.
create or replace temp table alias as
with known as (
    select 'node' as what, node_id::integer as entry_id, code, name_zh, name_en from node
    union all
    select 'site', site_id, code, name_zh, name_en from site),
earlier as (
    select 'node' as what, node_id::integer as entry_id, name_zh, name_en from earlier_node
    union all
    select 'site', site_id, name_zh, name_en from earlier_site),
spellings as (
    select t.what, t.spelled, k.code, 0 as age from told_entry t join known k using (what, entry_id)
    union all
    select what, unnest([name_zh, name_en]), code, 1 from known
    union all
    select t.what, unnest([t.zh, t.en]), k.code, 2 from told_entry t join known k using (what, entry_id)
    union all
    select e.what, unnest([e.name_zh, e.name_en]), k.code, 2 from earlier e join known k using (what, entry_id))
select s.what, s.spelled, min(s.code) as code
from (select *, min(age) over (partition by what, spelled) as newest from spellings where spelled is not null) s
anti join known k on k.what = s.what and k.code = s.spelled
where s.age = s.newest
group by s.what, s.spelled
having count(distinct s.code) = 1;
