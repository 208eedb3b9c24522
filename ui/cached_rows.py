"""The rows behind the figures, a bounded page at a time, cached like all reading."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.satisfaction import speaking
from cxlib.scope import Scope
from cxlib.store.cases import Narrow
from ui.cached import KEYS, View, view


def answers(scope: Scope, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    """One bounded page of scores with their comments, lowest first."""
    return _answers(view(), scope, narrow, offset, limit)


def tickets(scope: Scope, kind: str | None, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    """One bounded page of tickets, newest first."""
    return _tickets(view(), scope, kind, narrow, offset, limit)


def every_answer(scope: Scope, narrow: Narrow, most: int) -> pd.DataFrame:
    """All scores behind a figure up to so many, lowest first."""
    return _every_answer(view(), scope, narrow, most)


def every_ticket(scope: Scope, kind: str | None, narrow: Narrow, most: int) -> pd.DataFrame:
    """All tickets behind a figure up to so many, newest first."""
    return _every_ticket(view(), scope, kind, narrow, most)


def count_answers(scope: Scope, narrow: Narrow) -> int:
    """How many scores are behind a figure."""
    return _count_answers(view(), scope, narrow)


def count_tickets(scope: Scope, kind: str | None, narrow: Narrow) -> int:
    """How many tickets are behind a figure."""
    return _count_tickets(view(), scope, kind, narrow)


def comments(scope: Scope, order: str, limit: int) -> pd.DataFrame:
    """Some comments: the lowest scores ("low") or the newest first ("new")."""
    return _comments(view(), scope, order, limit)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _answers(seen: View, scope: Scope, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    return seen.reader().answers(_counted(seen, scope, narrow), offset, limit, narrow)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _tickets(seen: View, scope: Scope, kind: str | None, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    return seen.reader().tickets(scope, kind, offset, limit, narrow)


# long tables: as few are kept as readers take along at a time
@st.cache_data(max_entries=2, show_spinner=False, hash_funcs=KEYS)
def _every_answer(seen: View, scope: Scope, narrow: Narrow, most: int) -> pd.DataFrame:
    return seen.reader().answers(_counted(seen, scope, narrow), 0, most, narrow)


@st.cache_data(max_entries=2, show_spinner=False, hash_funcs=KEYS)
def _every_ticket(seen: View, scope: Scope, kind: str | None, narrow: Narrow, most: int) -> pd.DataFrame:
    return seen.reader().tickets(scope, kind, 0, most, narrow)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _count_answers(seen: View, scope: Scope, narrow: Narrow) -> int:
    return seen.reader().count_answers(_counted(seen, scope, narrow), narrow)


def _counted(seen: View, scope: Scope, narrow: Narrow) -> Scope:
    """What several nodes say together may rest on the journey's own score: the rows are the ones the figure counts."""
    if not narrow.item or narrow.waited:  # answers by their ticket's wait are those of the ticket's node
        return scope
    return scope.within(nodes=speaking(seen.reader(), scope, narrow.item))


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _count_tickets(seen: View, scope: Scope, kind: str | None, narrow: Narrow) -> int:
    return seen.reader().count_tickets(scope, kind, narrow)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=KEYS)
def _comments(seen: View, scope: Scope, order: str, limit: int) -> pd.DataFrame:
    return seen.reader().comments(scope, limit=limit, order=order)
