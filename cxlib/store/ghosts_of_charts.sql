-- grain: known one-off, oldest first; what a chart is drawn with
select node_id, metric, first_day, last_day from ghost order by first_day, ghost_id
