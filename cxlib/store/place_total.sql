-- The totals among the new rows go to their tables, numbered like tickets: upload × 2³² + row.
insert into item
select (select coalesce(max(item_id), 0) from item) + row_number() over (order by n.item), n.item, 'perception'
from (select distinct s.item from staged_total s anti join passed f on f.row_no = s.row_no where s.subject = 'answer') n
where n.item not in (select code from item where facet = 'perception');

insert into total
select p.owner_id, p.upload_id, p.row_no, s.subject, p.day, s.last_day, s.days, s.from_minute, s.to_minute, p.node_id,
    coalesce(i.item_id, 0), p.site_id, p.channel_id, p.segment_id, s.n, s.abandoned, s.seconds, s.longest_s, s.limit_s,
    s.within, s.top, s.bottom, s.score
from staged_total s
join placed p on p.row_no = s.row_no
left join item i on i.code = s.item and i.facet = 'perception';

insert into total_day
select t.total_id, t.upload_id, unnest(generate_series(t.day, t.last_day, interval 1 day))::date
from (select distinct total_id, upload_id, day, last_day from total where upload_id = (select upload_id from taking)) t;

insert into total_band
select p.owner_id, p.upload_id, b.low_s, b.high_s, b.n
from staged_band b join placed p on p.row_no = b.row_no;

-- the days to roll up again besides those of the new rows: the first days of totals that speak of a day the new rows or
-- totals speak of, and of those a new standard judges differently
create or replace temp table told_day as
select day from touched_day
union
select day from total_day where upload_id = (select upload_id from taking);

insert into touched_day
select t.day from total t
where t.day not in (select day from touched_day)
    and (t.total_id in (select x.total_id from total_day x join told_day d on d.day = x.day)
        or t.node_id in (select s.node_id from standard s join taking k on s.upload_id = k.upload_id))
group by t.day;
