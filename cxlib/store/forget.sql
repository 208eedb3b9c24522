-- Catalogue entries that only undone uploads had brought and nothing uses any more.
create or replace temp table gone as
select upload_id from leaving union select upload_id from upload where state = 'undone';
create or replace temp table used_node as
select node_id from rating union select node_id from missing_answer union select node_id from ticket
union select node_id from comment union select node_id from kano_answer union select node_id from standard
union select node_id from event where node_id is not null union select node_id from rebase where node_id is not null
union select node_id from ghost where node_id is not null
union select unnest(node_ids) from training union select node_id from observation
union select node_id from total union select node_id from earlier_rating union select node_id from earlier_missing_answer
union select node_id from earlier_ticket union select node_id from earlier_comment
union select node_id from earlier_kano_answer
union select entry_id from told_entry where what = 'node';
create or replace temp table used_place as
select site_id, channel_id, segment_id from response union select site_id, channel_id, segment_id from ticket
union select site_id, channel_id, segment_id from rating union select site_id, channel_id, segment_id from total
union select site_id, channel_id, segment_id from earlier_response
union select site_id, channel_id, segment_id from earlier_ticket
union select site_id, 0, 0 from event where site_id is not null
union select unnest(site_ids), 0, 0 from training union select site_id, 0, 0 from observation
union select entry_id, 0, 0 from told_entry where what = 'site';
delete from node where upload_id in (select upload_id from gone) and node_id not in (select node_id from used_node);
delete from journey where upload_id in (select upload_id from gone)
    and journey_id not in (select journey_id from node) and journey_id not in (select journey_id from response)
    and journey_id not in (select journey_id from earlier_response)
    and journey_id not in (select journey_id from earlier_node)
    and journey_id not in (select journey_id from told_entry where journey_id is not null);
delete from site where upload_id in (select upload_id from gone) and site_id not in (select site_id from used_place);
delete from channel where upload_id in (select upload_id from gone)
    and channel_id not in (select channel_id from used_place);
delete from segment where upload_id in (select upload_id from gone)
    and segment_id not in (select segment_id from used_place);
