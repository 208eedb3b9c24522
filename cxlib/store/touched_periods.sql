-- grain: period ($span: week, month or quarter) with a touched day; its first and its last day
select distinct
    cast(date_trunc($span, day) as date) as first,
    cast(date_trunc($span, day)
        + to_months(case $span when 'month' then 1 when 'quarter' then 3 else 0 end)
        + to_days(case $span when 'week' then 6 else -1 end) as date) as last
from touched_day
order by first
