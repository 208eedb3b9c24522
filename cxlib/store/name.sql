-- Catalogue entries for every code of a new row that the catalogues do not know yet; they remember who brought them.
create or replace temp table used_number as
select distinct s.node, s.site, s.channel, s.segment from staged_row s anti join passed p on p.row_no = s.row_no;

create or replace temp table new_code as
select what, code from staged_code c where c.what = 'site' and c.number in (select site from used_number)
union
select what, code from staged_code c where c.what = 'channel' and c.number in (select channel from used_number)
union
select what, code from staged_code c where c.what = 'segment' and c.number in (select segment from used_number)
union
select what, code from staged_code c where c.what = 'node' and (c.number in (select node from used_number)
    or c.number in (select m.node from staged_comment m anti join passed p on p.row_no = m.row_no)
    or c.number in (select k.node from staged_kano k anti join passed p on p.row_no = k.row_no));

insert into site
select (select max(site_id) from site) + row_number() over (order by n.site), n.site,
    coalesce(nullif(m.zh, ''), n.site), coalesce(nullif(m.en, ''), n.site), '', '', t.upload_id
from (select code as site from new_code where what = 'site') n
cross join taking t
left join staged_name m on m.what = 'site' and m.code = n.site
where n.site not in (select code from site);

insert into channel
select (select max(channel_id) from channel) + row_number() over (order by n.channel), n.channel, n.channel, n.channel, t.upload_id
from (select code as channel from new_code where what = 'channel') n
cross join taking t
where n.channel not in (select code from channel);

insert into segment
select (select max(segment_id) from segment) + row_number() over (order by n.segment), n.segment, n.segment, n.segment, t.upload_id
from (select code as segment from new_code where what = 'segment') n
cross join taking t
where n.segment not in (select code from segment);

insert into journey
select (select coalesce(max(journey_id), 0) from journey) + 1, m.code, coalesce(nullif(m.zh, ''), m.code),
    coalesce(nullif(m.en, ''), m.code), (select count(*) from journey), t.upload_id
from staged_name m
cross join taking t
where m.what = 'journey' and m.code not in (select code from journey);

-- what was asked about a node nobody knows yet; only if there is any, the answers have to be looked through
create or replace temp table unheard_of as
select target, node from staged_target
where node not in (select code from node) and node not in (select code from new_code where what = 'node');

create or replace temp table named_node as
select code as node from new_code where what = 'node'
union
select u.node
from (select unnest(s.answers) as answer from staged_row s anti join passed p on p.row_no = s.row_no
    where exists (select 1 from unheard_of)) r
join (select a.answer, t.node from staged_answer a join unheard_of t on t.target = a.target) u on u.answer = r.answer
union
select u.node from staged_missed m anti join passed p on p.row_no = m.row_no join unheard_of u on u.target = m.target
union
select s.node from staged_standard s;

insert into node
select (select coalesce(max(node_id), 0) from node) + row_number() over (order by m.position nulls last, n.node),
    n.node, j.journey_id, case when n.node = t.journey then 'journey' else coalesce(nullif(m.kind, ''), 'place') end,
    coalesce(m.stage, ''), coalesce(nullif(m.zh, ''), n.node), coalesce(nullif(m.en, ''), n.node),
    coalesce(m.position, 1000), null, null, t.upload_id
from named_node n
cross join taking t
join journey j on j.code = t.journey
left join staged_name m on m.code = n.node and m.what = case when n.node = t.journey then 'journey' else 'node' end
where n.node not in (select code from node);

insert into item
select (select coalesce(max(item_id), 0) from item) + row_number() over (order by n.item, n.facet), n.item, n.facet
from (select distinct item, facet from staged_target) n
left join item i on i.code = n.item and i.facet = n.facet
where i.code is null;

insert into scale
select (select coalesce(max(scale_id), 0) from scale) + row_number() over (order by n.low, n.high, n.reversed), n.low, n.high,
    n.reversed
from (select distinct low, high, reversed from staged_target) n
anti join scale s using (low, high, reversed);

insert into standard
select (select coalesce(max(standard_id), 0) from standard) + row_number() over (order by n.node_id, s.metric, s.valid_from),
    n.node_id, s.metric, s.value, 1, s.valid_from, s.valid_to, t.upload_id
from staged_standard s
cross join taking t
join node n on n.code = s.node
where not exists (select 1 from standard o where o.node_id = n.node_id and o.metric = s.metric
    and s.valid_from <= o.valid_to and s.valid_to >= o.valid_from);
