-- grain: row of a survey export; the same for the same number of rows, whatever the machine
-- 1 % of the rows hold a code that is on no scale, 0.5 % are sent twice, one in five has a comment
with person as (
    select i, hash(i, 1) as a, hash(i, 2) as b, hash(i, 3) as c, hash(i, 4) as d
    from range($rows - $rows // 200) t(i)
    union all
    select i, hash(i, 1), hash(i, 2), hash(i, 3), hash(i, 4) from range($rows // 200) t(i))
select
    'R' || lpad(i::varchar, 9, '0') as "Response",
    strftime(timestamp '2024-01-01 08:00:00' + to_minutes((a % 1051200)::bigint), '%Y-%m-%d %H:%M:%S') as "Submitted",
    'Site ' || lpad((b % 200)::varchar, 3, '0') as "Site",
    (['counter', 'phone', 'app', 'web', 'visit'])[1 + (c % 5)::integer] as "Channel",
    'Node ' || lpad((d % 40)::varchar, 2, '0') as "Touchpoint",
    case when a % 100 = 7 then '9' when a % 100 = 8 then '' else (1 + greatest(b % 5, c % 5))::varchar end as "Satisfaction",
    (1 + greatest(c % 5, d % 5))::varchar as "Friendliness",
    case when d % 10 = 0 then '' else greatest(a % 11, b % 11)::varchar end as "Recommend",
    case when i % 5 <> 0 then ''
        when i % 500 = 0 then 'Please call me back on 13812345678, nobody answered for ' || (a % 90)::varchar || ' minutes'
        when i % 3 = 0 then '等了' || (a % 60)::varchar || '分钟，窗口只开了' || (1 + b % 4)::varchar || '个'
        else 'Waited ' || (c % 60)::varchar || ' minutes at desk ' || (d % 12)::varchar || ', the staff was kind' end as "Comment"
from person
order by a
