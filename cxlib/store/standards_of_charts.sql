-- grain: standard, oldest first; what a chart is drawn with
select node_id, metric, valid_from, valid_to, value from standard order by valid_from, standard_id
