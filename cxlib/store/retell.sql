-- Nodes and sites of which catalogue files say something else now: each cell is what the last of them says, else what it
-- was before the first. Once none speaks of an entry any more, it is what it was.
update node set name_zh = coalesce(s.zh, e.name_zh), name_en = coalesce(s.en, e.name_en),
    journey_id = coalesce(s.journey_id, e.journey_id), kind = coalesce(s.kind, e.kind),
    stage = coalesce(s.stage, e.stage), position = coalesce(s.position, e.position)
from earlier_node e
join (select entry_id from touched_entry where what = 'node') t on t.entry_id = e.node_id
left join (
    select entry_id, last(zh order by upload_id, row_no) filter (where zh is not null) as zh,
        last(en order by upload_id, row_no) filter (where en is not null) as en,
        last(journey_id order by upload_id, row_no) filter (where journey_id is not null) as journey_id,
        last(kind order by upload_id, row_no) filter (where kind is not null) as kind,
        last(stage order by upload_id, row_no) filter (where stage is not null) as stage,
        last(position order by upload_id, row_no) filter (where position is not null) as position
    from told_entry where what = 'node' group by entry_id) s on s.entry_id = e.node_id
where node.node_id = e.node_id;

update site set name_zh = coalesce(s.zh, e.name_zh), name_en = coalesce(s.en, e.name_en),
    region = coalesce(s.region, e.region), time_zone = coalesce(s.time_zone, e.time_zone)
from earlier_site e
join (select entry_id from touched_entry where what = 'site') t on t.entry_id = e.site_id
left join (
    select entry_id, last(zh order by upload_id, row_no) filter (where zh is not null) as zh,
        last(en order by upload_id, row_no) filter (where en is not null) as en,
        last(region order by upload_id, row_no) filter (where region is not null) as region,
        last(time_zone order by upload_id, row_no) filter (where time_zone is not null) as time_zone
    from told_entry where what = 'site' group by entry_id) s on s.entry_id = e.site_id
where site.site_id = e.site_id;

delete from earlier_node where node_id in (select entry_id from touched_entry where what = 'node')
    and node_id not in (select entry_id from told_entry where what = 'node');
delete from earlier_site where site_id in (select entry_id from touched_entry where what = 'site')
    and site_id not in (select entry_id from told_entry where what = 'site');
