-- the days of complaints that a standard in working days judges
create or replace temp table touched_day as
select distinct t.day
from ticket t
where t.kind = 'complaint'
    and t.node_id in (select s.node_id from standard s where s.metric in ('answer_days', 'close_days'))
