-- piece: keys_of_places
    case when $by_item then r.item_id end as item_id,
    cast(sum(r.n) as double) as n,
    cast(sum(r.top) as double) as top,
    cast(sum(r.bottom) as double) as bottom,
    cast(sum(r.missing) as double) as missing,
    cast(sum(r.score) as double) as score,
    cast(sum(r.score_sq) as double) as score_sq
