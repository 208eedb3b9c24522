-- An upload leaves: what its rows had replaced comes back, unless a later upload has replaced it again; that one's newer
-- word then stands in the place of the older.
create or replace temp table moving as
select r.owner_id from replaced r
where r.by_upload_id in (select upload_id from leaving) and r.by_id not in (select owner_id from replaced);

insert into response select * from earlier_response semi join moving on owner_id = response_id;
insert into rating select * from earlier_rating semi join moving on owner_id = response_id;
insert into missing_answer select * from earlier_missing_answer semi join moving on owner_id = response_id;
insert into kano_answer select * from earlier_kano_answer semi join moving on owner_id = response_id;
insert into comment select * from earlier_comment semi join moving on moving.owner_id = earlier_comment.owner_id;
insert into ticket select * from earlier_ticket semi join moving on owner_id = ticket_id;

create or replace temp table handed_on as
select o.owner_id, o.upload_id, n.by_id, n.by_upload_id
from replaced o
join replaced n on n.owner_id = o.by_id
where o.by_upload_id in (select upload_id from leaving);
delete from replaced
where upload_id in (select upload_id from leaving) or by_upload_id in (select upload_id from leaving);
insert into replaced select * from handed_on;

create or replace temp table settled as
select owner_id from moving
union all
select response_id from earlier_response where upload_id in (select upload_id from leaving)
union all
select ticket_id from earlier_ticket where upload_id in (select upload_id from leaving);
delete from earlier_response where response_id in (select owner_id from settled);
delete from earlier_rating where response_id in (select owner_id from settled);
delete from earlier_missing_answer where response_id in (select owner_id from settled);
delete from earlier_kano_answer where response_id in (select owner_id from settled);
delete from earlier_comment where owner_id in (select owner_id from settled);
delete from earlier_ticket where ticket_id in (select owner_id from settled);
