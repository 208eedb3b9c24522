-- grain: question, its keys (site, channel, segment, or weekday and hour of opening) and the bin; n tickets and their seconds:
-- several questions about the same tickets from one look at them. `question` 3: by site, 5: by channel, 6: by segment, 7: by
-- weekday and hour; keys of other questions are null
with timed as (
-- piece: timed
),
each as (
    select r.site_id, r.channel_id, r.segment_id, isodow(r.day) as weekday, hour(r.opened_at) as hour,
        cast(case when r.seconds < 1 then -1 else floor(ln(r.seconds) / ln(1.01)) end as smallint) as bin, r.seconds
    from timed r
    where r.seconds is not null)
select
    cast(grouping(site_id, channel_id, segment_id) as tinyint) as question,
    site_id, channel_id, segment_id, weekday, hour, bin, count(*) as n, cast(sum(seconds) as bigint) as total
from each
group by grouping sets ((site_id, bin), (channel_id, bin), (segment_id, bin), (weekday, hour, bin))
