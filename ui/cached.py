"""All reading of the pages: short cached calls into the library, one per question.

Cache keys are small: the view (who asks, which database, and its version, which grows with every upload and undo) and
the question. Never a frame.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from cxlib import compare, sample
from cxlib.access import OWNER, Viewer
from cxlib.coaching.happened import happened as events_beside_trainings
from cxlib.figures import figures
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from cxlib.store.catalogue import Extent
from cxlib.store.journal import Journal
from cxlib.watched import watched as metrics_to_watch

EVERYTHING = Scope()  # all days, all nodes


@dataclass(frozen=True)
class View:
    """What answers depend on beside the question."""

    viewer: Viewer
    opening: str
    version: int

    def reader(self) -> Journal:
        """The way to all rows and sums, for this viewer."""
        return store().reader(self.viewer)


# Both write down all they hold. Taking them apart field by field, as Streamlit would, takes longer than some answers.
KEYS: dict[str | type[Any], Callable[[Any], Any]] = {View: repr, Scope: repr}


@st.cache_resource(show_spinner=False, on_release=Store.close)
def store() -> Store:
    """The one open store of this process; `$CX_DB` names its file. A first start brings the sample data along."""
    path = Path(os.environ.get("CX_DB", "data/cx.duckdb"))
    if not path.exists() and os.environ.get("CX_SAMPLE") != "no":
        sample.create(path)
    return open_store(path)


def viewer() -> Viewer:
    """Who looks: the owner of this machine, until accounts are set up."""
    return OWNER


def reader() -> Journal:
    """The way to all rows and sums, for who looks."""
    return store().reader(viewer())


def view() -> View:
    """The view of this moment."""
    opened = store()
    return View(viewer(), opened.database.opening, opened.reader(viewer()).version())


def figure(scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Metrics in a scope, one line per group."""
    return _figure(view(), scope, metrics, by)


def watched(scope: Scope) -> tuple[str, ...]:
    """The metrics that tell how things are in a scope, as far as the data have them."""
    return _watched(view(), scope)


def changes(scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Metrics in a scope against the equal period before it."""
    return _changes(view(), scope, metrics, by)


def extent() -> Extent:
    """First and last day of the data, and how much there is."""
    return _extent(view())


def categories(scope: Scope) -> pd.DataFrame:
    """Complaints by category."""
    return _categories(view(), scope)


def totals_aside(scope: Scope) -> pd.DataFrame:
    """Totals of a scope that are there and not counted."""
    return _totals_aside(view(), scope)


def standards() -> pd.DataFrame:
    """The targets of all nodes, with their days in force."""
    return _standards(view())


def events(scope: Scope) -> pd.DataFrame:
    """What happened in a scope's period at its nodes and sites, or at all of them."""
    return _events(view(), scope)


def trainings() -> pd.DataFrame:
    """The training log, newest first."""
    return reader().trainings()


def happened() -> pd.DataFrame:
    """What happened beside trainings, newest first."""
    return events_beside_trainings(reader())


def observations(scope: Scope) -> pd.DataFrame:
    """What observers saw in a scope."""
    return reader().observations(scope)


def rebases() -> pd.DataFrame:
    """All declared step changes."""
    return reader().rebases()


def ghosts() -> pd.DataFrame:
    """All known one-offs."""
    return reader().ghosts()


def history(node: str) -> pd.DataFrame:
    """Who set or removed what on a node's charts, newest first."""
    return reader().history(node)


@st.cache_data(max_entries=128, show_spinner=False, hash_funcs=KEYS)
def _watched(seen: View, scope: Scope) -> tuple[str, ...]:
    return metrics_to_watch(seen.reader(), scope)


@st.cache_data(max_entries=512, show_spinner=False, hash_funcs=KEYS)
def _figure(seen: View, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...]) -> pd.DataFrame:
    return figures(seen.reader(), scope, metrics, by)


@st.cache_data(max_entries=256, show_spinner=False, hash_funcs=KEYS)
def _changes(seen: View, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...]) -> pd.DataFrame:
    return compare.change(seen.reader(), scope, metrics, by)


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs=KEYS)
def _extent(seen: View) -> Extent:
    return seen.reader().extent()


@st.cache_data(max_entries=128, show_spinner=False, hash_funcs=KEYS)
def _categories(seen: View, scope: Scope) -> pd.DataFrame:
    return seen.reader().categories(scope)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _totals_aside(seen: View, scope: Scope) -> pd.DataFrame:
    return seen.reader().totals_aside(scope)


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs=KEYS)
def _standards(seen: View) -> pd.DataFrame:
    return seen.reader().standards()


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _events(seen: View, scope: Scope) -> pd.DataFrame:
    return seen.reader().events(scope)
