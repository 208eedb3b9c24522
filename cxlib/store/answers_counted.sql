-- how many scores are behind a survey's figure, all pages together
with meant as (
-- piece: answers_meant
)
select count(*) from meant
