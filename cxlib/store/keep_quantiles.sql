insert into time_quantile by name
select * from ready
