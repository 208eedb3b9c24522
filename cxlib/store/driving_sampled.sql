-- grain: as driving.sql has it, of so many persons (`$upto`) that the sampled ones suffice
with near as materialized (
    select response_id, node_id, item_id, score, weight
    from sampled_rating
-- piece: driving_near
