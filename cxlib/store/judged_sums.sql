        case when $by_weight then cast(sum(r.w) as double) end as w,
        case when $by_weight then cast(sum(r.w_sq) as double) end as w_sq,
        case when $by_weight then cast(sum(r.w_top) as double) end as w_top,
        cast(sum(r.n) as double) as n,
        cast(sum(r.top) as double) as top
