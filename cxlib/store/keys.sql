-- What tells each staged row from all others. A row with an id is the same row wherever that id comes again from that
-- source. A row without one is known by its whole content and by the how-many-th time that content stands in the file:
-- twins inside a file are two rows, and the file loaded again adds nothing.
create or replace temp table twin as
select row_no, md5_number(key::varchar || chr(31) || row_number() over (partition by key order by row_no)) as key
from staged_row where whole;

create or replace temp view keyed as
select row_no, key from staged_row where not whole
union all
select row_no, key from twin;
