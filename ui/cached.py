"""All reading of the pages: short kept calls into the library, one per question."""

from __future__ import annotations

import os
from pathlib import Path

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
from ui.kept import kept

EVERYTHING = Scope()  # all days, all nodes


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


def figure(scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Metrics in a scope, one line per group."""
    return _figure(reader(), scope, metrics, by)


def watched(scope: Scope) -> tuple[str, ...]:
    """The metrics that tell how things are in a scope, as far as the data have them."""
    return _watched(reader(), scope)


def changes(scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Metrics in a scope against the equal period before it."""
    return _changes(reader(), scope, metrics, by)


def extent() -> Extent:
    """First and last day of the data, and how much there is."""
    return _extent(reader())


def categories(scope: Scope) -> pd.DataFrame:
    """Complaints by category."""
    return _categories(reader(), scope)


def totals_aside(scope: Scope) -> pd.DataFrame:
    """Totals of a scope that are there and not counted."""
    return _totals_aside(reader(), scope)


def standards() -> pd.DataFrame:
    """The targets of all nodes, with their days in force."""
    return _standards(reader())


def events(scope: Scope) -> pd.DataFrame:
    """What happened in a scope's period at its nodes and sites, or at all of them."""
    return _events(reader(), scope)


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


@kept
def _watched(reader: Journal, scope: Scope) -> tuple[str, ...]:
    return metrics_to_watch(reader, scope)


@kept
def _figure(reader: Journal, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...]) -> pd.DataFrame:
    return figures(reader, scope, metrics, by)


@kept
def _changes(reader: Journal, scope: Scope, metrics: tuple[str, ...], by: tuple[str, ...]) -> pd.DataFrame:
    return compare.change(reader, scope, metrics, by)


@kept
def _extent(reader: Journal) -> Extent:
    return reader.extent()


@kept
def _categories(reader: Journal, scope: Scope) -> pd.DataFrame:
    return reader.categories(scope)


@kept
def _totals_aside(reader: Journal, scope: Scope) -> pd.DataFrame:
    return reader.totals_aside(scope)


@kept
def _standards(reader: Journal) -> pd.DataFrame:
    return reader.standards()


@kept
def _events(reader: Journal, scope: Scope) -> pd.DataFrame:
    return reader.events(scope)
