-- chance, the same in every run: four hashes a row, and its day; rows come in the order of time, as real files do
create or replace temp table made as
select i, hash(i, 1) as a, hash(i, 2) as b, hash(i, 3) as c, hash(i, 4) as d,
    date '2024-01-01' + (i * 731 // $rows)::integer as day
from range($first, $last) t(i)
