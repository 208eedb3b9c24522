-- grain: cell of a row of a catalogue file that says something else than the catalogue; for looking at, inside the
-- transaction of a load, like `changed`
select c.row_no as row, c.code as id, c.cell.what, coalesce(c.cell.before, '') as before, c.cell.now, true as updated
from changed_entry c
where c.row_no in (select row_no from renewed)
order by c.row_no, c.cell.what
