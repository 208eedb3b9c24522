-- What renewed rows said before is kept aside, for the day the newer word is taken back.
insert into replaced
select r.owner_id, r.upload_id, t.upload_id * 4294967296 + r.row_no, t.upload_id from renewed r cross join taking t;
create or replace temp table moving as select owner_id from renewed;
insert into earlier_response select * from response semi join moving on owner_id = response_id;
insert into earlier_rating select * from rating semi join moving on owner_id = response_id;
insert into earlier_missing_answer select * from missing_answer semi join moving on owner_id = response_id;
insert into earlier_kano_answer select * from kano_answer semi join moving on owner_id = response_id;
insert into earlier_comment select * from comment semi join moving on moving.owner_id = comment.owner_id;
insert into earlier_ticket select * from ticket semi join moving on owner_id = ticket_id;
delete from response where response_id in (select owner_id from moving);
delete from rating where response_id in (select owner_id from moving);
delete from missing_answer where response_id in (select owner_id from moving);
delete from kano_answer where response_id in (select owner_id from moving);
delete from comment where owner_id in (select owner_id from moving);
delete from ticket where ticket_id in (select owner_id from moving);
