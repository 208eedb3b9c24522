-- grain: one text and topic coded by hand
select text_key, topic, touches from coded_comment order by coded_id
