-- Every row's fate is written down: which were passed over and for what upload, which refused and why, which are known now.
insert into duplicate_row select t.upload_id, p.row_no, p.first_upload_id from passed p cross join taking t;
insert into reject by name select * from staged_reject;
insert into rejected_row by name select * from staged_refused;

insert into row_key
select t.upload_id, f.row_no, f.key from keyed f anti join passed p on p.row_no = f.row_no cross join taking t;
