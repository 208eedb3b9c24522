-- grain: layout; the newest mapping of each
select layout, max_by(toml, saved_at) as toml from mapping group by layout order by layout
