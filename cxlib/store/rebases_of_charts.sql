-- grain: declared step change, oldest first; what a chart is drawn with
select node_id, metric, day from rebase order by day, rebase_id
