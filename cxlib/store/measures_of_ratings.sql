    r.node_id,
    r.day,
    cast(r.n as double) as n,
    cast(r.top as double) as top,
    cast(r.bottom as double) as bottom,
    cast(r.missing as double) as missing,
    cast(r.score as double) as score,
    cast(r.score_sq as double) as score_sq
