-- the way this layout was read, if it is not the way already remembered
insert into mapping
select $layout, t.source, t.mapping, now()::timestamp, t.who
from taking t
where not exists (
    select 1 from (select max_by(toml, saved_at) as toml from mapping where layout = $layout) m where m.toml = t.mapping)
