-- the ratings of one person in 32 on the touched days: of those with the lowest hashes
delete from sampled_rating where day in (select day from touched_day);
insert into sampled_rating by name
select r.response_id, r.day, r.node_id, r.item_id, r.site_id, r.channel_id, r.segment_id, r.weight, r.score
from rating r
join touched_day t on r.day = t.day
where hash(r.response_id) >> 32 < 134217728; -- of 2^32
