-- grain: the keys asked for; rating measures of one item at some sites, channels and segments, where every answer weighs 1
select
-- piece: sums_of_ratings
-- piece: ratings_at_sites
