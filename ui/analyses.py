"""The analyses of the pages, cached like all reading: control charts, signals, comparisons, patience."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from cxlib import comparing, courses
from cxlib import patience as waiting_patience
from cxlib.coaching.aim import judged_by
from cxlib.coaching.happened import happened
from cxlib.coaching.measured import Measured, measured
from cxlib.mix import MixShift
from cxlib.mixing import mixing as split_change
from cxlib.scope import Scope
from cxlib.staffing import Named, named
from ui.cached import KEYS, View, reader, view


def charted(scope: Scope, metrics: tuple[str, ...], by_node: bool = True) -> list[courses.Course]:
    """Control charts of some metrics, by node or of all nodes together."""
    return courses.courses(reader(), scope, metrics, by_node)


def signals(scope: Scope, metrics: tuple[str, ...]) -> pd.DataFrame:
    """What changed by more than chance at any node, most customers touched first."""
    return _signals(view(), scope, metrics)


def chance(scope: Scope, metrics: tuple[str, ...]) -> courses.Chance:
    """How many of these signals chance alone would give."""
    return _chance(view(), scope, metrics)


def compared(scope: Scope, metric: str, by: str, adjusted: bool) -> comparing.Comparison:
    """Places of one kind against all together."""
    return _compared(view(), scope, metric, by, adjusted)


def staff_named(scope: Scope, metric: str) -> Named:
    """How many of the cases behind a metric tell who served."""
    return _staff_named(view(), scope, metric)


def training_effect(line: Mapping[Any, Any], measure: str, months: int, scope: Scope) -> Measured:
    """The effect of a training in the log, or of another event, on what it is to raise ("aim", "aim_mean") or on a
    metric.
    """
    which = (line["training_id"], 0 if line["training_id"] else line["event_ids"][0])
    return _effect(view(), which, measure, months, scope, date.today())  # noqa: DTZ011


def mixing(scope: Scope, metric: str) -> MixShift | None:
    """The change of a pooled figure split into within nodes and mix."""
    return _mixing(view(), scope, metric)


def patience(scope: Scope, block: str) -> waiting_patience.Patience:
    """Satisfaction over the wait, and where it breaks."""
    return _patience(view(), scope, block)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _signals(seen: View, scope: Scope, metrics: tuple[str, ...]) -> pd.DataFrame:
    return courses.signals(seen.reader(), scope, courses.courses(seen.reader(), scope, metrics))


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _chance(seen: View, scope: Scope, metrics: tuple[str, ...]) -> courses.Chance:
    return courses.expected(courses.courses(seen.reader(), scope, metrics), scope.start)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _compared(seen: View, scope: Scope, metric: str, by: str, adjusted: bool) -> comparing.Comparison:
    return comparing.compared(seen.reader(), scope, metric, by, adjusted)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _staff_named(seen: View, scope: Scope, metric: str) -> Named:
    return named(seen.reader(), scope, metric)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _patience(seen: View, scope: Scope, block: str) -> waiting_patience.Patience:
    return waiting_patience.patience(seen.reader(), scope, block)


@st.cache_data(max_entries=128, show_spinner=False, hash_funcs=KEYS)
def _effect(seen: View, which: tuple[int, int], measure: str, months: int, scope: Scope, today: date) -> Measured:
    reader, (training_id, event_id) = seen.reader(), which
    if training_id:
        lines = [one for one in reader.trainings().to_dict("records") if one["training_id"] == training_id]
    else:
        lines = [one for one in happened(reader).to_dict("records") if event_id in one["event_ids"]]
    return measured(reader, lines[0], judged_by(reader, lines[0], measure), months, scope, today)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _mixing(seen: View, scope: Scope, metric: str) -> MixShift | None:
    return split_change(seen.reader(), scope, metric)
