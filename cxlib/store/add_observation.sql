insert into observation
values ($card_id, null, null, $day, $node_id, $site_id, $observer, $role, $step, $item, $score, $passed, $who, now()::timestamp)
