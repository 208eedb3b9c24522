"""The coded comments of a page, and how topics, kinds of danger and tones are called."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from cxlib import comments
from cxlib.comments import Coded, course_of, figures_of, keyness_of
from cxlib.comments.coded import dictionary
from cxlib.comments.dictionary import Dictionary, Topic, severity
from cxlib.scope import Scope
from ui import cached
from ui.words import N_, language, t

TONES = {-1: N_("rather negative"), 0: N_("cannot be told"), 1: N_("rather positive")}


def coded(scope: Scope) -> Coded:
    """The comments of a scope with topics, tone and dangers; made once until the data, dictionary or scope change."""
    return comments.coded(cached.reader(), scope)


def figures(scope: Scope) -> pd.DataFrame:
    """Topics as figures; see `cxlib.comments.figures_of`."""
    return cached.reader().kept(("topics of comments", replace(scope, grain="D")), lambda: figures_of(coded(scope)))


def course(scope: Scope) -> pd.DataFrame:
    """Topics period by period; see `cxlib.comments.course_of`."""
    return cached.reader().kept(("course of topics", scope), lambda: course_of(coded(scope), scope.grain))


def keyness(scope: Scope) -> pd.DataFrame:
    """Words of low and high scores; see `cxlib.comments.keyness_of`."""
    return cached.reader().kept(("words of comments", replace(scope, grain="D")), lambda: keyness_of(coded(scope)))


def words() -> Dictionary:
    """The dictionary with the organisation's own words."""
    return dictionary(cached.reader())


def topic_names(told: Dictionary) -> dict[str, str]:
    """Code → name of every topic, in the reader's language."""
    return {code: name(topic) for code, topic in told.topics.items()}


def danger_names() -> dict[str, str]:
    """Code → name of every kind of danger."""
    return topic_names(severity())


def name(topic: Topic) -> str:
    """What a topic is called in the reader's language."""
    return topic.zh if language() == "zh" else topic.en


def there_are(found: Coded) -> bool:
    """Whether there is anything to read; if not, say so."""
    if len(found):
        return True
    st.info(t("No comments here. Choose another period or fewer filters."), icon=":material/info:")
    return False
