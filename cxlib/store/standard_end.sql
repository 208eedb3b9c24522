update standard set valid_to = cast($first as date) - 1
where node_id = $node_id and metric = $metric and valid_to >= $first
