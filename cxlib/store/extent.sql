-- one row: how far the data reach
select
    least((select min(day) from node_rating), (select min(day) from node_ticket)) as first,
    greatest((select max(day) from node_rating), (select max(day) from node_ticket)) as last,
    (select cast(coalesce(sum(responses), 0) as bigint) from daily_response) as responses,
    (select cast(coalesce(sum(n), 0) as bigint) from node_rating) as ratings,
    (select cast(coalesce(sum(tickets + complaints), 0) as bigint) from node_ticket) as tickets,
    (select max(loaded_at) from upload where state = 'loaded') as loaded_at
