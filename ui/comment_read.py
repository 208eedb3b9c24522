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
from cxlib.store.journal import Journal
from ui import cached
from ui.kept import kept
from ui.words import N_, language, t

TONES = {-1: N_("rather negative"), 0: N_("cannot be told"), 1: N_("rather positive")}


def coded(scope: Scope) -> Coded:
    """The comments of a scope with topics, tone and dangers; made once until the data, dictionary or scope change."""
    return comments.coded(cached.reader(), scope)


def figures(scope: Scope) -> pd.DataFrame:
    """Topics as figures; see `cxlib.comments.figures_of`."""
    return _figures(cached.reader(), replace(scope, grain="D"))


def course(scope: Scope) -> pd.DataFrame:
    """Topics period by period; see `cxlib.comments.course_of`."""
    return _course(cached.reader(), scope)


def keyness(scope: Scope) -> pd.DataFrame:
    """Words of low and high scores; see `cxlib.comments.keyness_of`."""
    return _keyness(cached.reader(), replace(scope, grain="D"))


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


@kept
def _figures(reader: Journal, scope: Scope) -> pd.DataFrame:
    return figures_of(comments.coded(reader, scope))


@kept
def _course(reader: Journal, scope: Scope) -> pd.DataFrame:
    return course_of(comments.coded(reader, scope), scope.grain)


@kept
def _keyness(reader: Journal, scope: Scope) -> pd.DataFrame:
    return keyness_of(comments.coded(reader, scope))
