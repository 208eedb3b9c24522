-- Which node or site each row of a catalogue file is about, and what it changes. An entry is known by its code, by a code
-- that an earlier catalogue file gave it, or by a name that only it has (alias).
create or replace temp table entry as
select 'node' as what, node_id::integer as entry_id, code, name_zh, name_en, upload_id from node
union all
select 'site', site_id, code, name_zh, name_en, upload_id from site where site_id > 0;

create or replace temp table entry_word as
select what, code as spelled, entry_id from entry
union
select a.what, a.spelled, e.entry_id
from alias a
join entry e on e.what = a.what and e.code = a.code;

create or replace temp table by_code as
select r.row_no, w.entry_id from staged_entry r join entry_word w on w.what = r.what and w.spelled = r.code;

-- By its name, where its own code is new. Not if the entry has another code from a catalogue file, or is another row's:
-- two counters may bear one name, and are told apart by their codes.
create or replace temp table by_name as
select r.row_no, coalesce(z.entry_id, e.entry_id) as entry_id
from staged_entry r
anti join by_code b on b.row_no = r.row_no
left join entry_word z on z.what = r.what and z.spelled = r.zh
left join entry_word e on e.what = r.what and e.spelled = r.en
where coalesce(z.entry_id, e.entry_id) is not null;
delete from by_name where row_no in (
    select n.row_no from by_name n
    join staged_entry r on r.row_no = n.row_no
    where r.code is not null and (
        n.entry_id in (select entry_id from by_code)
        or n.entry_id in (select entry_id from by_name group by entry_id having count(*) > 1)
        or n.entry_id in (
            select e.entry_id from told_entry t join entry e on e.what = t.what and e.entry_id = t.entry_id
            where t.what = r.what and t.spelled <> r.code and t.spelled not in (e.name_zh, e.name_en))));

-- what nobody knows becomes a new entry, bare at first; its rows then say the rest like those of any other entry
create or replace temp table new_entry as
select what, code, (row_number() over (order by row_no))::integer as place, row_no, journey
from (
    select what, coalesce(code, zh, en) as code, min(row_no) as row_no, arg_min(journey, row_no) as journey
    from staged_entry
    where row_no not in (select row_no from by_code) and row_no not in (select row_no from by_name)
    group by all);

create or replace temp table journey_word as
select spelled, arg_min(journey_id, rank * 100000 + journey_id) as journey_id
from (
    select code as spelled, journey_id, 0 as rank from journey
    union all
    select unnest([name_zh, name_en]), journey_id, 1 from journey)
group by spelled;
insert into journey
select (select coalesce(max(journey_id), 0) from journey) + row_number() over (order by n.row_no), n.code,
    coalesce(nullif(m.zh, ''), n.code), coalesce(nullif(m.en, ''), n.code),
    (select count(*) from journey) + row_number() over (order by n.row_no) - 1, t.upload_id
from (
    select code, min(row_no) as row_no
    from (
        select journey as code, row_no from staged_entry where journey is not null
        union all
        select t.journey, n.row_no from new_entry n cross join taking t where n.what = 'node' and n.journey is null)
    where code not in (select spelled from journey_word)
    group by code) n
cross join taking t
left join staged_name m on m.what = 'journey' and m.code = n.code;
insert into journey_word
select code, journey_id from journey where code not in (select spelled from journey_word);

insert into node
select (select coalesce(max(node_id), 0) from node) + row_number() over (order by n.place), n.code, j.journey_id, 'place', '',
    n.code, n.code, 1000, null, null, t.upload_id
from new_entry n cross join taking t join journey_word j on j.spelled = coalesce(n.journey, t.journey)
where n.what = 'node';
insert into site
select (select max(site_id) from site) + row_number() over (order by n.place), n.code, n.code, n.code, '', '', t.upload_id
from new_entry n cross join taking t
where n.what = 'site';

create or replace temp table said_entry as
select r.row_no, r.what, coalesce(b.entry_id, n.entry_id, d.node_id, s.site_id)::integer as entry_id,
    b.row_no is null and n.row_no is null as new, r.code as spelled, r.zh, r.en,
    case when k.kind is distinct from 'journey' then j.journey_id end as journey_id, r.stage, r.position,
    case when k.kind is distinct from 'journey' then r.kind end as kind, r.region, r.time_zone
from staged_entry r
left join by_code b on b.row_no = r.row_no
left join by_name n on n.row_no = r.row_no
left join node d on r.what = 'node' and d.code = coalesce(r.code, r.zh, r.en)
left join site s on r.what = 'site' and s.code = coalesce(r.code, r.zh, r.en)
left join node k on r.what = 'node' and k.node_id = coalesce(b.entry_id, n.entry_id)
left join journey_word j on j.spelled = r.journey;

-- what each row would change of what is there, cell by cell
create or replace temp table changed_entry as
select s.row_no, e.code, unnest([
    {what: s.what, before: e.code, now: case when w.entry_id is null then s.spelled end},
    {what: 'zh', before: coalesce(d.name_zh, p.name_zh), now: s.zh},
    {what: 'en', before: coalesce(d.name_en, p.name_en), now: s.en},
    {what: 'journey', before: j.code, now: (select code from journey where journey_id = s.journey_id)},
    {what: 'stage', before: d.stage, now: s.stage},
    {what: 'order', before: d.position::varchar, now: s.position::varchar},
    {what: 'node_kind', before: d.kind, now: s.kind},
    {what: 'region', before: p.region, now: s.region},
    {what: 'tz', before: p.time_zone, now: s.time_zone}]) as cell
from said_entry s
join entry e on e.what = s.what and e.entry_id = s.entry_id
left join node d on s.what = 'node' and d.node_id = s.entry_id
left join journey j on j.journey_id = d.journey_id
left join site p on s.what = 'site' and p.site_id = s.entry_id
left join entry_word w on w.what = s.what and w.entry_id = s.entry_id and w.spelled = s.spelled
where not s.new;
delete from changed_entry where cell.now is null or cell.now = cell.before;

-- a row that says nothing else than what is there, or than a row before it in the file, is a duplicate
create or replace temp table passed as
select s.row_no, coalesce(
    (select max(t.upload_id) from told_entry t where t.what = s.what and t.entry_id = s.entry_id), e.upload_id,
    t.upload_id) as first_upload_id, null::integer as first_row_no
from said_entry s cross join taking t join entry e on e.what = s.what and e.entry_id = s.entry_id
where not s.new and s.row_no not in (select row_no from changed_entry);
insert into passed
select s.row_no, t.upload_id, s.first_row_no
from (
    select row_no, min(row_no) over (
        partition by what, entry_id, spelled, zh, en, journey_id, stage, position, kind, region, time_zone) as first_row_no
    from said_entry) s
cross join taking t
where s.row_no > s.first_row_no and s.row_no not in (select row_no from passed);

create or replace temp table keyed (row_no integer, key uhugeint);
create or replace temp table renewed as
select row_no, upload_id, null::bigint as owner_id
from said_entry cross join taking where not new and row_no not in (select row_no from passed);

insert into told_entry by name
select t.upload_id, s.* exclude (new) from said_entry s cross join taking t
where s.row_no not in (select row_no from passed);
create or replace temp table touched_entry as
select distinct what, entry_id from said_entry where row_no not in (select row_no from passed);
insert into earlier_node
select * from node where node_id in (select entry_id from touched_entry where what = 'node')
    and node_id not in (select node_id from earlier_node);
insert into earlier_site
select * from site where site_id in (select entry_id from touched_entry where what = 'site')
    and site_id not in (select site_id from earlier_site);
-- the codes of a list are no places of rows
delete from staged_code;
