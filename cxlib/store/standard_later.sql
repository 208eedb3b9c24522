-- a version that starts on or after the day a new one would start
select standard_id from standard where node_id = $node_id and metric = $metric and valid_from >= $first
