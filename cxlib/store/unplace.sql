-- Everything one upload brought is taken away again; its rejects and its line in the log stay.
create or replace temp table touched_day as
select distinct day from response where upload_id in (select upload_id from leaving)
union select distinct day from rating where upload_id in (select upload_id from leaving)
union select distinct day from missing_answer where upload_id in (select upload_id from leaving)
union select distinct day from ticket where upload_id in (select upload_id from leaving)
union select distinct k.day from ticket k
where k.node_id in (select node_id from standard where upload_id in (select upload_id from leaving))
union select distinct k.day from total k
where k.node_id in (select node_id from standard where upload_id in (select upload_id from leaving));
create or replace temp table told_day as
select day from touched_day union select day from total_day where upload_id in (select upload_id from leaving);
insert into touched_day
select k.day from total k
where k.total_id in (select x.total_id from total_day x join told_day d on d.day = x.day)
    and k.day not in (select day from touched_day)
group by k.day;
delete from response where upload_id in (select upload_id from leaving);
delete from rating where upload_id in (select upload_id from leaving);
delete from missing_answer where upload_id in (select upload_id from leaving);
delete from kano_answer where upload_id in (select upload_id from leaving);
delete from comment where upload_id in (select upload_id from leaving);
delete from ticket where upload_id in (select upload_id from leaving);
delete from row_key where upload_id in (select upload_id from leaving);
delete from standard where upload_id in (select upload_id from leaving);
delete from event where upload_id in (select upload_id from leaving);
delete from training where upload_id in (select upload_id from leaving);
delete from observation where upload_id in (select upload_id from leaving);
delete from total where upload_id in (select upload_id from leaving);
delete from total_day where upload_id in (select upload_id from leaving);
delete from total_band where upload_id in (select upload_id from leaving);
create or replace temp table touched_entry as
select distinct what, entry_id from told_entry where upload_id in (select upload_id from leaving);
delete from told_entry where upload_id in (select upload_id from leaving);
