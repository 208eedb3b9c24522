-- how many tickets are behind a figure, all pages together
with meant as (
-- piece: tickets_meant
)
select count(*) from meant
