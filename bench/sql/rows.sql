-- Ratings, comments and tickets straight into the tables of the store. One rating in five is a score of the whole
-- journey; 3 % of the tickets are complaints, closed within 20 days, 6 % left before they were served.
insert into response
select 4294967296 + i, 1, i, null, day, null, 1, 1 + b % 200, 1 + d % 5, 0, 1, null, null
from made where i % 4 = 0;

insert into rating
select 4294967296 + i - i % 4, 1, day,
    case when c % 5 = 0 then 1 else 2 + greatest(c % 40, d % 40) end,
    case when c % 5 = 0 then 1 + c // 5 % 2 else 1 + c // 5 % 3 end,
    1 + b % 200, 1 + d % 5, 0, 1, s.raw, case s.low when 0 then 2 else 1 end,
    s.raw, case when s.raw >= s.high - 1 then 1 when s.raw <= case s.low when 0 then 6 else 2 end then -1 else 0 end
from made
cross join lateral (select
    case when case when c % 5 = 0 then 1 + c // 5 % 2 else 1 + c // 5 % 3 end = 2 then greatest(a % 11, b // 200 % 11)
        else 1 + greatest(a % 5, b // 200 % 5) end as raw,
    case when case when c % 5 = 0 then 1 + c // 5 % 2 else 1 + c // 5 % 3 end = 2 then 0 else 1 end as low,
    case when case when c % 5 = 0 then 1 + c // 5 % 2 else 1 + c // 5 % 3 end = 2 then 10 else 5 end as high) s;

insert into comment
select 4294967296 + i, 'response', 1, day, 2 + greatest(c % 40, d % 40), 1 + b % 200,
    1 + d % 5, 0, 1 + a % 5, 0, 'Waited ' || (c % 60)::varchar || ' minutes at desk ' || (d % 12)::varchar
from made where i % 20 = 0;

insert into ticket
select 8589934592 + i, 2, 'T' || i, case when d % 100 < 3 then 'complaint' else 'service' end,
    opened::date, 2 + greatest(c % 40, d // 100 % 40), 1 + b % 200, 1 + d % 5, 0, opened,
    case when left_ then null else opened + to_seconds(wait) end, null,
    case when left_ then null else opened + to_seconds(wait + service + closing) end, null, null, null, null, null,
    case when left_ then 'abandoned' else 'served' end, true,
    case when left_ then null else wait end, case when left_ then null else service end,
    null, case when d % 100 < 3 and not left_ then wait + service + closing end, null, null, null,
    false, null, null, null, case when d % 100 < 3 then 'Category ' || (a % 12)::varchar end, null, null, null,
    null, null, null, null
from (select *, timestamp '2024-01-01 08:00:00' + to_days(day - date '2024-01-01') + to_minutes((b // 200 % 600)::bigint) as opened,
        c // 40 % 50 < 3 as left_, case when d % 100 < 3 then c // 7 % 20 * 86400 else 0 end as closing,
        floor(exp(4 + 4 * sqrt((a % 100000) / 100000.0) * ((c // 2000 % 1000) / 1000.0)))::integer as wait,
        floor(exp(5 + 3 * ((d // 4000 % 100000) / 100000.0)))::integer as service
    from made)
order by date_trunc('month', opened), d % 100 < 3, 7, 6, opened::date; -- as place.sql has it

create or replace temp table touched_day as select distinct day from made
