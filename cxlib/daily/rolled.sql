-- grain: node with tickets; the journey it is counted under
select n.node_id, n.journey_id from node n where n.node_id in (select node_id from node_ticket)
