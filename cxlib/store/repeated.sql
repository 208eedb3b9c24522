-- grain: complaint that repeats an earlier one: within $days of the same customer's last one at its journey, with so many days
-- of data before it
select t.ticket_id
from known_complaint t
where t.back >= $days and t.since <= $days and t.day between $start and $end
    and ($nodes is null or list_contains($nodes, t.node_id)) and ($sites is null or list_contains($sites, t.site_id))
    and ($channels is null or list_contains($channels, t.channel_id))
    and ($segments is null or list_contains($segments, t.segment_id))
