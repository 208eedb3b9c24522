-- one row: how far all data reach
with answers as (select day, n from node_rating),
    cases as (select day, tickets, complaints from node_ticket),
    totals as (select day, last_day, subject, n from daily_total),
    persons as (select responses from journey_response),
    log as (select loaded_at from upload where state = 'loaded')
-- piece: reach
