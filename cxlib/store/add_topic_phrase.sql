insert into topic_phrase
select (select coalesce(max(phrase_id), 0) + 1 from topic_phrase), $topic, $phrase, $counts, $zh, $en, $who,
    now()::timestamp
returning phrase_id
