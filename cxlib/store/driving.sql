-- grain: one set of answers that persons gave alike: the outcome (mean of what a person said of it) and the mean score of
-- each driver, a service node or an item, by its place among `$codes`. Of many persons those with the lowest hashes are
-- taken. Only who has a hash below `$upto` (of 2^32) is looked at: `found` tells how many of them said the outcome.
-- All scores of a response have its day, site, channel, segment and weight
with near as materialized (
    select response_id, node_id, item_id, score, weight
    from rating
-- piece: driving_near
