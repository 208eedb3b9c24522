        cast(sum(r.n) as double) as n,
        cast(sum(r.w) as double) as w,
        cast(sum(r.w_sq) as double) as w_sq,
        cast(sum(r.top) as double) as top,
        cast(sum(r.w_top) as double) as w_top
