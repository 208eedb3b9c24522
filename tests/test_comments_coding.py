"""Which topics and dangers are found in a comment, in both languages, and how people correct it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxlib.comments import Change, Corrections, search, severe, severity, shipped, text_key, topics
from cxlib.comments.dictionary import checked
from cxlib.comments.lexicon import lexicon
from cxlib.comments.matching import spoken
from cxlib.errors import CxError

WORDS = Path(__file__).parents[1] / "sample_data" / "make" / "words"


def said(*texts: str) -> pd.DataFrame:
    return pd.DataFrame({"text": list(texts)})


def found(text: str, **more: object) -> list[str]:
    return topics(said(text), **more)["topic"].tolist()


# (comment, topics it touches)
COMMENTS = [
    # plain, in both languages
    ("等了四十分钟", ["waiting"]),
    ("I waited for ages", ["waiting"]),
    ("柜员很不耐烦", ["attitude"]),
    ("The clerk was RUDE", ["attitude"]),
    ("手续费太贵", ["price"]),
    ("没提前告知要带户口本", ["untold", "process"]),
    ("nobody told us the lift was broken", ["untold", "equipment"]),
    ("希望增加一个窗口", ["wish"]),
    # several at once
    ("排队等了半小时，态度也差", ["waiting", "queue", "attitude"]),
    # words inside other words are not these words
    ("平等", []),
    ("等级评定", []),
    ("breakfast", []),
    ("we had fast food", []),
    ("a review", []),
    ("in charge of it", []),
    # nothing to code
    ("无", []),
    ("👍", []),
    ("=1+1", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), COMMENTS)
def test_a_comment_touches_the_topics_its_words_speak_of(text, expected):
    assert found(text) == expected


# (comment, kinds of danger)
DANGERS = [
    ("老人摔倒了", ["safety"]),
    ("I slipped on the wet floor", ["safety"]),
    ("没有人受伤", []),
    ("there was no injury", []),
    ("我要投诉到12345", ["legal"]),
    ("I felt discriminated against", ["discrimination"]),
    ("nobody threatened me", ["threat"]),  # rather one too many than one too few: nobody is not read as a negator alone
    ("好吃到想死", []),
    ("我不想活了", ["self_harm"]),
    ("no problem, the food court was nice", []),
]


@pytest.mark.parametrize(("text", "expected"), DANGERS)
def test_a_danger_is_flagged_with_its_words_unless_it_is_denied(text, expected):
    flagged = severe(said(text))
    assert flagged["kind"].tolist() == expected
    assert all(words in text.lower() for words in flagged["words"])


def test_every_comment_keeps_its_label_and_equal_texts_are_coded_alike():
    comments = pd.DataFrame({"text": ["too slow", "nice", "too slow"]}, index=[30, 20, 10])
    assert topics(comments)[["comment", "topic"]].values.tolist() == [[30, "waiting"], [10, "waiting"]]


def test_an_own_word_counts_and_a_word_taken_out_does_not():
    own = shipped().with_changes([Change("waiting", "腿都站麻了"), Change("price", "值得", counts=False)])
    assert found("腿都站麻了", dictionary=own) == ["waiting"]
    back = own.with_changes([Change("waiting", "腿都站麻了", counts=False)])
    assert found("腿都站麻了", dictionary=back) == []


def test_a_longer_phrase_that_does_not_count_shields_the_word_in_it():
    own = shipped().with_changes([Change("waiting", "slow cooker", counts=False)])
    assert found("the slow cooker", dictionary=own) == []
    assert found("slow service in the slow cooker aisle", dictionary=own) == ["waiting"]


def test_a_topic_of_its_own_has_names_in_both_languages():
    own = shipped().with_changes([Change("own_food", "noodles", zh="餐食", en="Food")])
    assert (own.topics["own_food"].zh, own.topics["own_food"].en) == ("餐食", "Food")
    assert found("cold noodles", dictionary=own)[-1] == "own_food"


def test_words_are_no_patterns_but_for_star_and_gap():
    own = shipped().with_changes([Change("price", "(a+)+$"), Change("price", "no…receipt*")])

    def find(text):
        return spoken(own.topics["price"], (), [text]).get(0, [])

    assert find("aaaaaaaaaaaaaaaaaaaaaaaaaaaa!") == []
    assert find("(a+)+$") == ["(a+)+$"]
    assert find("no paper receipts given") == ["no paper receipts"]
    assert find("no thanks, the receipt is here") == []


@pytest.mark.parametrize("phrase", ["", "  ", "…", "*", "…钱", "钱…", "！？", "x" * 41])
def test_a_phrase_that_says_too_little_or_too_much_is_refused(phrase):
    with pytest.raises(CxError, match="TOPIC_PHRASE"):
        checked(Change("price", phrase))


def test_what_people_said_of_a_comment_goes_before_the_words():
    text = "等了半小时"
    key = text_key(text)
    corrected = Corrections({(key, "waiting"): False, (key, "attitude"): True})
    told = topics(said(text, "等了很久"), corrections=corrected)
    assert told[["comment", "topic", "by"]].values.tolist() == [[0, "attitude", "hand"], [1, "waiting", "words"]]


def test_search_finds_all_words_anywhere_and_takes_nothing_for_a_pattern():
    texts = ["The queue was LONG", "long wait, no queue.", "排队很久（三号窗口）", "a.c"]
    assert search(texts, "long queue").tolist() == [True, True, False, False]
    assert search(texts, "排队 窗口").tolist() == [False, False, True, False]
    assert search(texts, "a.c").tolist() == [False, False, False, True]
    assert search(texts, "(").tolist() == [False] * 4
    assert search(texts, " ").all()


@pytest.mark.parametrize("told", [shipped(), severity(), lexicon()], ids=["topics", "severity", "tone"])
def test_every_word_of_a_shipped_file_finds_itself(told):
    for topic in told.topics.values():
        texts = [word.replace("…", "一").replace("*", "") for word in topic.words]
        shielded = set(range(len(texts))) - set(spoken(topic, (), texts))
        assert not shielded, f"{topic.code}: {[texts[one] for one in shielded]} never count for one of its `but`"


def test_no_word_is_found_across_the_end_of_a_comment():
    waiting = shipped().topics["waiting"]
    assert spoken(waiting, (), ["too", "long", "速度", "慢"]) == {}
    denied = severe(said("没有", "受伤了"))
    assert denied.values.tolist() == [[1, "safety", "受伤"]]


def test_most_planted_fragments_of_the_sample_comments_get_their_topic():
    planted = [
        (topic, text)
        for path in WORDS.glob("*.toml")
        for topic, part in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if topic not in ("frame", "praise")
        for text in (*part["bad"], *part["good"])
    ]
    comments = pd.DataFrame(planted, columns=["planted", "text"])
    # the sample plants one topic for the wait; the dictionary tells four apart
    waits = {"queue": "waiting", "punctuality": "waiting", "reach": "waiting"}
    told = topics(comments)
    told["topic"] = told["topic"].replace(waits)
    hit = {*zip(told["comment"], told["topic"], strict=True)}
    right = np.array([pair in hit for pair in enumerate(comments["planted"])])
    recall = pd.Series(right).groupby(comments["planted"]).mean()
    assert set(recall.index) == {
        "waiting",
        "attitude",
        "skill",
        "explanation",
        "price",
        "environment",
        "untold",
        "equipment",
    }
    assert recall.min() > 0.6
    assert right.mean() > 0.75
