"""What people say of topics is kept, counts from the next look on, can be taken back, and leaves no words behind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cxlib.access import Viewer
from cxlib.comments import Change, coded, figures_of, learn_tone, tone
from cxlib.errors import CxError
from cxlib.scope import Scope
from cxlib.store import Store, comment_coding
from tests import clinic

TEXT = "never again"


@pytest.fixture
def store(filled: Callable[[Callable[[Store], object]], Store]) -> Store:
    return filled(clinic.take_survey)


def topics_of(store: Store, text: str) -> list[str]:
    found = coded(store.reader(), Scope())
    (label,) = found.comments.index[found.comments["text"] == text]
    return found.touched.loc[found.touched["comment"] == label, "topic"].tolist()


def test_an_own_word_changes_the_coding_of_what_is_there_already(store):
    assert topics_of(store, TEXT) == []
    number = comment_coding.add_phrase(store.database, Change("result", "Never  again"), Viewer("Li"))
    assert topics_of(store, TEXT) == ["result"]
    (kept,) = store.reader().topic_phrases().to_dict("records")
    assert (kept["topic"], kept["phrase"], kept["counts"], kept["who"]) == ("result", "never again", True, "Li")
    comment_coding.remove_phrase(store.database, number, Viewer("Wu"))
    assert topics_of(store, TEXT) == []
    told = store.reader().audit()
    assert told["action"].tolist()[:2] == ["removed", "added"]
    assert told["who"].tolist()[:2] == ["Wu", "Li"]


def test_the_last_word_about_a_phrase_counts(store):
    comment_coding.add_phrase(store.database, Change("result", "never again"), Viewer("Li"))
    comment_coding.add_phrase(store.database, Change("result", "never again", counts=False), Viewer("Li"))
    assert len(store.reader().topic_phrases()) == 1
    assert topics_of(store, TEXT) == []


def test_a_comment_coded_by_hand_stays_so_and_its_words_are_not_kept(store):
    comment_coding.code_by_hand(store.database, TEXT, "attitude", True, Viewer("Li"))
    assert topics_of(store, TEXT) == ["attitude"]
    comment_coding.code_by_hand(store.database, TEXT, "attitude", False, Viewer("Li"))
    assert topics_of(store, TEXT) == []
    with store.database.cursor() as cursor:
        kept = cursor.execute("select * from coded_comment").fetchall() + cursor.execute("from audit").fetchall()
    assert TEXT not in str(kept)


def test_a_new_topic_needs_a_name_in_both_languages(store):
    with pytest.raises(CxError, match="TOPIC_WITHOUT_NAME"):
        comment_coding.add_phrase(store.database, Change("own_food", "noodles", zh="餐食"), Viewer("Li"))
    comment_coding.add_phrase(store.database, Change("own_food", "noodles", zh="餐食", en="Food"), Viewer("Li"))
    comment_coding.add_phrase(store.database, Change("own_food", "never"), Viewer("Li"))
    assert topics_of(store, TEXT) == ["own_food"]
    assert coded(store.reader(), Scope()).dictionary.topics["own_food"].en == "Food"


def test_what_is_not_there_cannot_be_removed(store):
    with pytest.raises(CxError, match="NO_SUCH_MARK"):
        comment_coding.remove_phrase(store.database, 7, Viewer("Li"))


def test_corrections_outlive_the_upload_and_count_when_the_text_comes_again(empty):
    clinic.take(empty, clinic.SURVEY, clinic.survey)
    comment_coding.code_by_hand(empty.database, TEXT, "attitude", True, Viewer("Li"))
    for upload in empty.reader().uploads()["upload_id"]:
        empty.undo(int(upload))
    assert coded(empty.reader(), Scope()).comments.empty
    clinic.take(empty, clinic.SURVEY, clinic.survey)
    assert topics_of(empty, TEXT) == ["attitude"]


def test_comments_of_other_sites_are_not_coded_for_who_may_not_see_them(store):
    from cxlib.access import Viewer

    seen = coded(store.reader(Viewer("Li", sites=frozenset({"nowhere"}))), Scope())
    assert seen.comments.empty
    assert figures_of(seen).empty


def test_the_sample_comments_are_about_what_was_planted(sample_store):
    found = coded(sample_store.reader(), Scope())
    figures = figures_of(found).set_index("topic")
    planted = ["waiting", "attitude", "skill", "explanation", "price", "environment", "untold", "equipment"]
    assert (figures.loc[planted, "share"] > 0.05).all()
    assert figures.loc["waiting", "of"] == len(found.comments)


def test_more_write_about_waiting_where_the_sample_waits_longest(sample_store):
    reader = sample_store.reader()
    shares = {}
    for node in ("counter_1", "vip"):
        found = coded(reader, Scope(nodes=(node,)))
        about = found.touched[found.touched["topic"].isin(["waiting", "queue"])]["comment"].nunique()
        shares[node] = about / len(found.comments)
    assert shares["counter_1"] > 2 * shares["vip"]


def test_the_tone_is_learned_anew_when_comments_came_and_not_for_a_word_of_the_dictionary(store, monkeypatch):
    lessons = []
    monkeypatch.setattr(tone, "learn_tone", lambda told: lessons.append(told) or learn_tone(told))
    tone.learned.cache_clear()
    coded(store.reader(), Scope())
    comment_coding.add_phrase(store.database, Change("result", "never again"), Viewer("Li"))
    coded(store.reader(), Scope())
    assert len(lessons) == 1
    with store.database.transaction() as cursor:
        cursor.execute("update comment set text = 'never ever again' where text = ?", [TEXT])
        cursor.execute("update comment set box = -1 where text = 'never ever again'")
    coded(store.reader(), Scope())
    assert len(lessons) == 2
    assert "never ever again" in set(lessons[1]["text"])
