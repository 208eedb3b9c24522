-- grain: first and last day, minutes of the day, subject, node, item, site, channel, segment of totals that begin on the
-- touched days; nothing is spread over the days a total is about.
-- The same is never counted twice: a total is set aside where finer data tell the same subject of a day it is about, at
-- the same place; "not given" (and the journey as a whole) may be any place. Finer are: single rows; of totals the
-- shorter, then the one that says more about the place, then the one taken in first. `length` counts minutes.
-- told = served or left, where the file says who left; timed = waits with a sum of seconds; judged/within = waits at a
-- standard in force from the first to the last day, else at the file's own, by its count or by bands that end at it;
-- unjudged = waits that neither can tell; boxed/halved/scored = answers with a number of satisfied/dissatisfied/a mean.
with claim as (
    select t.total_id, t.subject, t.item_id, t.day as first_day, x.day, t.from_minute, t.to_minute, t.node_id, n.journey_id,
        n.kind, t.site_id, t.channel_id, t.segment_id, t.days * (t.to_minute - t.from_minute) as length,
        case when t.site_id = 0 then 1 else 0 end + case when t.channel_id = 0 then 1 else 0 end
            + case when t.segment_id = 0 then 1 else 0 end
            + case when n.kind = 'journey' and t.subject <> 'answer' then 1 else 0 end as vague
    from total t
    join total_day x on x.total_id = t.total_id
    join node n on n.node_id = t.node_id),
counted as (
    select 'volume' as subject, 0 as item_id, r.day, r.node_id, r.site_id, r.channel_id, r.segment_id
    from daily_ticket r where r.tickets > 0
    union all
    select 'wait', 0, r.day, r.node_id, r.site_id, r.channel_id, r.segment_id from daily_ticket r where r.waits > 0
    union all
    select 'complaint', 0, r.day, r.node_id, r.site_id, r.channel_id, r.segment_id
    from daily_ticket r where r.complaints > 0
    union all
    select 'answer', r.item_id, r.day, r.node_id, r.site_id, r.channel_id, r.segment_id from site_rating r where r.n > 0),
rival as (
    select total_id, subject, item_id, day, from_minute, to_minute, node_id, journey_id, kind, site_id, channel_id,
        segment_id, length, vague
    from claim
    union all
    select 0, r.subject, r.item_id, r.day, 0, 1440, r.node_id, n.journey_id, n.kind, r.site_id, r.channel_id,
        r.segment_id, 0, 0
    from counted r join node n on n.node_id = r.node_id),
-- each side once as it is and once as widely as it may be meant; they meet where both are the same, or one is wide and
-- the other one vague enough to be meant by it
side as (select 0 as wide_node, 0 as wide_site union all select 0, 1 union all select 1, 0 union all select 1, 1),
mine as (
    select c.*, case when s.wide_node = 0 then c.node_id else c.journey_id end as node_key,
        case when s.wide_node = 0 then 0 when c.kind = 'journey' then 1 else 2 end as node_way,
        case when s.wide_site = 0 then c.site_id else 0 end as site_key,
        case when s.wide_site = 0 then 0 when c.site_id = 0 then 1 else 2 end as site_way
    from claim c
    join touched_day d on c.first_day = d.day
    cross join side s
    where s.wide_node = 0 or c.subject <> 'answer'),
other as (
    select r.*, case when s.wide_node = 0 then r.node_id else r.journey_id end as node_key,
        case when s.wide_node = 0 then 0 when r.kind = 'journey' then 2 else 1 end as node_way,
        case when s.wide_site = 0 then r.site_id else 0 end as site_key,
        case when s.wide_site = 0 then 0 when r.site_id = 0 then 2 else 1 end as site_way
    from rival r
    cross join side s
    where s.wide_node = 0 or r.subject <> 'answer'),
beaten as (
    select distinct m.total_id, m.subject
    from mine m
    join other r on r.subject = m.subject and r.item_id = m.item_id and r.day = m.day and r.node_key = m.node_key
        and r.node_way = m.node_way and r.site_key = m.site_key and r.site_way = m.site_way
    where r.from_minute < m.to_minute and m.from_minute < r.to_minute
        and (r.channel_id = m.channel_id or r.channel_id = 0 or m.channel_id = 0)
        and (r.segment_id = m.segment_id or r.segment_id = 0 or m.segment_id = 0)
        and (r.length < m.length or (r.length = m.length and r.vague < m.vague)
            or (r.length = m.length and r.vague = m.vague and r.total_id < m.total_id))),
banded as (
    select b.total_id, max(case when b.high_s = w.value then 1 else 0 end) as an_end,
        sum(case when b.low_s <= w.value and (b.high_s is null or b.high_s > w.value) then b.n else 0 end) as astride,
        sum(case when b.high_s <= w.value then b.n else 0 end) as within
    from total_band b
    join total t on t.total_id = b.total_id and t.subject = 'wait'
    join touched_day d on t.day = d.day
    join standard w on w.node_id = t.node_id and w.metric = 'wait_s' and t.day between w.valid_from and w.valid_to
        and t.last_day between w.valid_from and w.valid_to
    group by b.total_id),
asked as (
    select distinct t.total_id
    from total t
    join touched_day d on t.day = d.day
    join standard w on w.node_id = t.node_id and w.metric = 'wait_s' and w.valid_from <= t.last_day and w.valid_to >= t.day),
judged as (
    select t.total_id,
        case when q.total_id is null or w.value = t.limit_s then t.within
            when b.an_end = 1 or b.astride = 0 then b.within end as within,
        case when q.total_id is null and t.within is null then 0 else 1 end as asked
    from total t
    join touched_day d on t.day = d.day
    left join asked q on q.total_id = t.total_id
    left join standard w on w.node_id = t.node_id and w.metric = 'wait_s' and t.day between w.valid_from and w.valid_to
        and t.last_day between w.valid_from and w.valid_to
    left join banded b on b.total_id = t.total_id
    where t.subject = 'wait')
select
    t.day, t.last_day, t.from_minute, t.to_minute, t.subject, t.node_id, t.item_id, t.site_id, t.channel_id, t.segment_id,
    cast(count(case when a.total_id is null then 1 end) as integer) as totals,
    cast(count(a.total_id) as integer) as aside,
    cast(sum(case when a.total_id is null then t.n else 0 end) as integer) as n,
    cast(sum(case when a.total_id is null then 0 else t.n end) as integer) as aside_n,
    cast(sum(case when a.total_id is null and t.abandoned is not null then t.n + t.abandoned else 0 end) as integer) as told,
    cast(sum(case when a.total_id is null and t.abandoned is not null then t.abandoned else 0 end) as integer) as abandoned,
    cast(sum(case when a.total_id is null and t.seconds is not null then t.n else 0 end) as integer) as timed,
    cast(sum(case when a.total_id is null and t.seconds is not null then t.seconds else 0 end) as bigint) as wait_s,
    cast(sum(case when a.total_id is null and j.within is not null then t.n else 0 end) as integer) as judged,
    cast(sum(case when a.total_id is null and j.within is not null then j.within else 0 end) as integer) as within,
    cast(sum(case when a.total_id is null and j.asked = 1 and j.within is null then t.n else 0 end) as integer) as unjudged,
    cast(sum(case when a.total_id is null and t.top is not null then t.n else 0 end) as integer) as boxed,
    cast(sum(case when a.total_id is null and t.top is not null then t.top else 0 end) as integer) as top,
    cast(sum(case when a.total_id is null and t.top is not null and t.bottom is not null then t.n else 0 end) as integer) as halved,
    cast(sum(case when a.total_id is null and t.top is not null and t.bottom is not null then t.bottom else 0 end) as integer) as bottom,
    cast(sum(case when a.total_id is null and t.score is not null then t.n else 0 end) as integer) as scored,
    cast(sum(case when a.total_id is null and t.score is not null then t.score else 0 end) as decimal(18, 6)) as score
from total t
join touched_day d on t.day = d.day
left join beaten a on a.total_id = t.total_id and a.subject = t.subject
left join judged j on j.total_id = t.total_id and t.subject = 'wait'
group by t.day, t.last_day, t.from_minute, t.to_minute, t.subject, t.node_id, t.item_id, t.site_id, t.channel_id, t.segment_id
