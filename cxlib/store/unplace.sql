-- Everything one upload brought is taken away again; its rejects and its line in the log stay.
create or replace temp table touched_day as
select distinct day from response where upload_id in (select upload_id from leaving)
union select distinct day from rating where upload_id in (select upload_id from leaving)
union select distinct day from missing_answer where upload_id in (select upload_id from leaving)
union select distinct day from ticket where upload_id in (select upload_id from leaving)
union select distinct k.day from ticket k
where k.node_id in (select node_id from standard where upload_id in (select upload_id from leaving));
delete from response where upload_id in (select upload_id from leaving);
delete from rating where upload_id in (select upload_id from leaving);
delete from missing_answer where upload_id in (select upload_id from leaving);
delete from kano_answer where upload_id in (select upload_id from leaving);
delete from comment where upload_id in (select upload_id from leaving);
delete from ticket where upload_id in (select upload_id from leaving);
delete from row_key where upload_id in (select upload_id from leaving);
delete from standard where upload_id in (select upload_id from leaving);
