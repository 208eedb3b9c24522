-- grain: one phrase people added to a topic or took out of it, oldest first
select phrase_id, topic, phrase, counts, name_zh, name_en, who, set_at from topic_phrase order by phrase_id
