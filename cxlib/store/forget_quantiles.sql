delete from time_quantile
where span = $span and day between $first and $last and day in (select date_trunc($span, day) from touched_day)
