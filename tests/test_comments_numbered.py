"""Comments by number, each different text once: figures, order and words are those of every comment by itself."""

from __future__ import annotations

import random
import re
from datetime import date
from functools import partial

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from cxlib.comments import (
    coded,
    course_of,
    figures_of,
    keyness,
    keyness_of,
    search,
    severe,
    severity,
    shipped,
    topics,
)
from cxlib.comments.dictionary import Topic
from cxlib.comments.lexicon import lexicon
from cxlib.comments.matching import negating, pattern, spoken_all
from cxlib.comments.texts import BLOCK, Texts
from cxlib.scope import Scope
from tests import clinic

SCOPES = [Scope(grain=grain) for grain in "DWMQ"] + [
    Scope(grain="W", journeys=("bank",)),
    Scope(date(2026, 3, 1), date(2026, 3, 31), "D", nodes=("counter_1",)),
    Scope(grain="W", nodes=("nowhere",)),
]
same = partial(pd.testing.assert_frame_equal, check_dtype=False, rtol=1e-12)


COUNTED, COURSE = ["topic", "n", "of", "scored", "mean", "boxed", "csat"], ["topic", "period", "n", "of"]


def counted_one_by_one(listed, touched):
    lines = []
    for topic, places in touched.groupby("topic")["comment"]:
        said = listed.loc[places]
        scored, boxed = said["score"].dropna(), said["box"].dropna()
        mean = scored.mean() if len(scored) >= 10 else np.nan
        csat = (boxed == 1).mean() if len(boxed) >= 10 else np.nan
        lines.append((topic, len(said), len(listed), len(scored), mean, len(boxed), csat))
    return pd.DataFrame(lines, columns=COUNTED).sort_values(["n", "topic"], ascending=[False, True], ignore_index=True)


def course_one_by_one(listed, touched, grain):
    period = listed["day"].dt.to_period(grain).dt.start_time
    lines = [
        (topic, start, int(period.loc[places].eq(start).sum()), int(period.eq(start).sum()))
        for topic, places in touched.groupby("topic", sort=False)["comment"] for start in sorted(period.unique())
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=COURSE)


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: f"{scope.grain}{scope.journeys}{scope.nodes}")
def test_figures_by_number_are_those_of_every_comment(sample_store, scope):
    reader = sample_store.reader()
    listed, found = reader.comments(scope, limit=10**8, order="new"), coded(reader, scope)
    touched = topics(listed)
    same(found.comments[listed.columns], listed)
    same(found.touched, touched)
    same(found.dangers, severe(listed))
    same(keyness_of(found), keyness(listed))
    same(found.comments[["tone", "sure"]], found.tone.of(listed["text"].tolist()))
    if len(listed):
        same(figures_of(found)[COUNTED], counted_one_by_one(listed, touched))
        same(course_of(found, scope.grain)[COURSE], course_one_by_one(listed, touched, scope.grain))
    else:
        assert figures_of(found).empty
        assert course_of(found, scope.grain).empty


def test_dangers_are_read_first_then_the_lowest_scores_and_the_newest_of_them(sample_store):
    found = coded(sample_store.reader(), Scope())
    told = found.comments.assign(urgent=found.comments.index.isin(found.dangers["comment"]))
    order = told.sort_values(["urgent", "score", "day"], ascending=[False, True, False], kind="stable").index
    assert told["urgent"].sum() > 0
    assert found.reading.tolist() == order.tolist()


def test_one_who_wrote_twice_has_both_in_the_order_of_letters(filled):
    reader = filled(clinic.take_survey).reader()
    with reader.database.transaction() as cursor:
        cursor.execute("create temp table one as select * from comment limit 1")
        cursor.execute("insert into comment select * replace ('aa' as text, null as score, null as box) from one")
        cursor.execute("insert into comment select * replace ('zz' as text, null as score, null as box) from one")
    said = reader.said(Scope())
    same(said.frame(), reader.comments(Scope(), limit=100, order="new"))
    assert {"aa", "zz"} <= set(said.told(np.flatnonzero(np.isnan(said.score))))
    assert len(reader.said(Scope(), judged=True)) == (said.box % 2 != 0).sum()


def test_what_is_kept_of_a_comment_is_thirty_bytes_beside_the_different_texts(sample_store):
    found = coded(sample_store.reader(), Scope())
    of_texts = found.said.texts.nbytes + found.about.nbytes + found.urgent.nbytes + 9 * len(found.said.texts)
    assert 20 < (found.nbytes - of_texts) / len(found) <= 30


@pytest.mark.parametrize("size", [0, 1, BLOCK, BLOCK + 1, 2 * BLOCK + 7])
def test_texts_held_small_are_the_texts(size):
    chance = random.Random(size)
    said = ["zz", *(chance.choice(["", "等了", "a\nb", "\0x", "🙂"]) * chance.randrange(4) for _ in range(size))]
    told = Texts.of(pa.array(said)[1:])
    numbers = [chance.randrange(size) for _ in range(size and 40)]
    assert told.every() == said[1:]
    assert told.at(numbers) == [said[1:][number] for number in numbers]
    assert Texts.of(["much the same"] * 1000).nbytes < 6_000


OWN = Topic("own", "自", "Own", ("没…告知", "Z*", "é", "a…b*", "[a-z]", "wait"), ("wait…ing", "没告知"))


def texts_of(words, chance):
    """Texts of a few words each, broken off, run together or with something between."""
    for _ in range(400):
        some = [word.replace("…", "一" * chance.randrange(10)).replace("*", "ed") for word in chance.sample(words, 6)]
        yield "".join(word[: chance.randrange(1, 30)] + chance.choice(["", " ", "，", "x", "没有"]) for word in some)


@pytest.mark.parametrize("told", [shipped(), severity(), lexicon()], ids=["topics", "severity", "tone"])
def test_words_tried_where_they_may_begin_are_those_found_when_tried_everywhere(told):
    some = [*told.topics.values(), OWN] * 5  # more than are looked for in one go
    words = sorted({word for topic in some for word in (*topic.words, *topic.but)})
    texts = list(texts_of(words, random.Random(11)))
    negated = negating(told.negators or ("not ",))
    found = spoken_all(some, told.negators, texts)
    for topic, ours in zip(some, found, strict=True):
        for number, text in enumerate(texts):
            hits = [hit for hit in re.finditer(pattern(topic), text) if hit.lastindex is None]
            if topic.unless_negated:
                hits = [hit for hit in hits if not negated(text, hit.start())]
            assert ours.get(number, []) == list(dict.fromkeys(hit.group() for hit in hits))
    assert sum(map(len, found)) > len(texts)


def test_search_in_different_texts_finds_the_comments_with_them(sample_store):
    said = coded(sample_store.reader(), Scope()).said
    kept = search(said.texts.every(), "等 了")
    assert kept[said.text].tolist() == search(said.frame()["text"], "等 了").tolist()
    assert 0 < kept.sum() < len(kept)
