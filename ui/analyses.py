"""The analyses of the pages, cached like all reading: control charts, signals, comparisons, patience."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from cxlib import comparing, courses
from cxlib import patience as waiting_patience
from cxlib.coaching.aim import judged_by
from cxlib.coaching.happened import happened
from cxlib.coaching.measured import Measured, measured
from cxlib.mix import MixShift
from cxlib.mixing import mixing as split_change
from cxlib.records import records
from cxlib.scope import Scope
from cxlib.staffing import Named, named
from cxlib.store.journal import Journal
from ui.cached import reader
from ui.kept import kept


def charted(scope: Scope, metrics: tuple[str, ...], by_node: bool = True) -> list[courses.Course]:
    """Control charts of some metrics, by node or of all nodes together."""
    return courses.courses(reader(), scope, metrics, by_node)


def signals(scope: Scope, metrics: tuple[str, ...]) -> pd.DataFrame:
    """What changed by more than chance at any node, most customers touched first."""
    return _signals(reader(), scope, metrics)


def chance(scope: Scope, metrics: tuple[str, ...]) -> courses.Chance:
    """How many of these signals chance alone would give."""
    return _chance(reader(), scope, metrics)


def compared(scope: Scope, metric: str, by: str, adjusted: bool) -> comparing.Comparison:
    """Places of one kind against all together."""
    return _compared(reader(), scope, metric, by, adjusted)


def staff_named(scope: Scope, metric: str) -> Named:
    """How many of the cases behind a metric tell who served."""
    return _staff_named(reader(), scope, metric)


def training_effect(line: Mapping[Any, Any], measure: str, months: int, scope: Scope) -> Measured:
    """The effect of a training in the log, or of another event, on what it is to raise ("aim", "aim_mean") or on a
    metric.
    """
    which = (line["training_id"], 0 if line["training_id"] else line["event_ids"][0])
    return _effect(reader(), which, measure, months, scope, date.today())  # noqa: DTZ011


def mixing(scope: Scope, metric: str) -> MixShift | None:
    """The change of a pooled figure split into within nodes and mix."""
    return _mixing(reader(), scope, metric)


def patience(scope: Scope, block: str) -> waiting_patience.Patience:
    """Satisfaction over the wait, and where it breaks."""
    return _patience(reader(), scope, block)


@kept
def _signals(reader: Journal, scope: Scope, metrics: tuple[str, ...]) -> pd.DataFrame:
    return courses.signals(reader, scope, courses.courses(reader, scope, metrics))


@kept
def _chance(reader: Journal, scope: Scope, metrics: tuple[str, ...]) -> courses.Chance:
    return courses.expected(courses.courses(reader, scope, metrics), scope.start)


@kept
def _compared(reader: Journal, scope: Scope, metric: str, by: str, adjusted: bool) -> comparing.Comparison:
    return comparing.compared(reader, scope, metric, by, adjusted)


@kept
def _staff_named(reader: Journal, scope: Scope, metric: str) -> Named:
    return named(reader, scope, metric)


@kept
def _patience(reader: Journal, scope: Scope, block: str) -> waiting_patience.Patience:
    return waiting_patience.patience(reader, scope, block)


@kept
def _effect(reader: Journal, which: tuple[int, int], measure: str, months: int, scope: Scope, today: date) -> Measured:
    training_id, event_id = which
    if training_id:
        lines = [one for one in records(reader.trainings()) if one["training_id"] == training_id]
    else:
        lines = [one for one in records(happened(reader)) if event_id in one["event_ids"]]
    return measured(reader, lines[0], judged_by(reader, lines[0], measure), months, scope, today)


@kept
def _mixing(reader: Journal, scope: Scope, metric: str) -> MixShift | None:
    return split_change(reader, scope, metric)
