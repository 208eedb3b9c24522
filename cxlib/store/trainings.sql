-- grain: training, newest first; nodes and sites by code, of a viewer with sites these alone
select t.training_id, t.kind, t.name_zh, t.name_en, t.first_day, t.last_day,
    (select list(code order by position, node_id) from node where list_contains(t.node_ids, node_id)) as nodes,
    coalesce((
        select list(code order by site_id) from site
        where list_contains(t.site_ids, site_id) and ($sites is null or list_contains($sites, site_id))), []) as sites,
    t.groups, t.methods, t.aim, t.chosen, t.upload_id, t.who, t.set_at
from training t
where $sites is null or len(t.site_ids) = 0 or list_has_any(t.site_ids, $sites)
order by t.first_day desc, t.training_id desc
