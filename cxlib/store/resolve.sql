-- A file may spell a known node or site by one of its names instead of its code; a name that only one of them has is
-- that one. So the survey, the queue log and the complaints of one counter meet at one node.
create or replace temp table node_alias as
select spelled, min(code) as code
from (select name_zh as spelled, code from node union select name_en, code from node)
where spelled not in (select code from node)
group by spelled
having count(distinct code) = 1;

create or replace temp table site_alias as
select spelled, min(code) as code
from (select name_zh as spelled, code from site union select name_en, code from site)
where spelled not in (select code from site)
group by spelled
having count(distinct code) = 1;

update staged_row set node = a.code from node_alias a where staged_row.node = a.spelled;
update staged_row set site = a.code from site_alias a where staged_row.site = a.spelled;
update staged_target set node = a.code from node_alias a where staged_target.node = a.spelled;
update staged_comment set node = a.code from node_alias a where staged_comment.node = a.spelled;
update staged_kano set node = a.code from node_alias a where staged_kano.node = a.spelled;
update staged_standard set node = a.code from node_alias a where staged_standard.node = a.spelled;
