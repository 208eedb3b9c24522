-- the version that ended the day before the removed one began is in force for the removed one's days again
update standard set valid_to = $valid_to
where node_id = $node_id and metric = $metric and valid_to = cast($valid_from as date) - 1
