-- grain: the keys asked for; rating measures of one item at some sites, channels and segments
select
-- piece: sums_of_ratings
    , cast(sum(r.w) as double) as w,
    cast(sum(r.w_sq) as double) as w_sq,
    cast(sum(r.w_top) as double) as w_top,
    cast(sum(r.w_bottom) as double) as w_bottom,
    cast(sum(r.w_score) as double) as w_score,
    cast(sum(r.w_score_sq) as double) as w_score_sq
-- piece: ratings_at_sites
