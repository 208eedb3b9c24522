-- 40 nodes of one journey, 200 sites, 5 channels, three questions, and a wait of ten minutes as the standard
insert into journey values (1, 'service', '服务', 'Service', 0, 1);
insert into node
select i + 1, case i when 0 then 'service' else 'node_' || lpad(i::varchar, 2, '0') end, 1,
    case i when 0 then 'journey' else 'place' end, '', '节点' || i, 'Node ' || i, i, null, null, 1
from range(41) t(i);
insert into site select i + 1, 'site_' || lpad(i::varchar, 3, '0'), '网点' || i, 'Site ' || i, '', '', 1 from range(200) t(i);
insert into channel select i + 1, 'channel_' || i, '渠道' || i, 'Channel ' || i, 1 from range(5) t(i);
insert into item values (1, 'csat', 'perception'), (2, 'nps', 'perception'), (3, 'element.friendliness', 'perception');
insert into scale values (1, 1, 5, false), (2, 0, 10, false);
insert into standard select n.node_id, n.node_id, 'wait_s', 600, 1, date '1900-01-01', date '2999-12-31', 1 from node n;
