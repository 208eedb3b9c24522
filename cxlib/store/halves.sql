-- the days to roll up again in two halves of about as many days, to be read side by side
create or replace temp table touched_early as
select day from touched_day where day <= (select quantile_disc(day, 0.5) from touched_day);
create or replace temp table touched_late as
select day from touched_day where day not in (select day from touched_early);
