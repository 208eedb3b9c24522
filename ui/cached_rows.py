"""The rows behind the figures, a bounded page at a time, cached like all reading."""

from __future__ import annotations

import pandas as pd

from cxlib.satisfaction import speaking
from cxlib.scope import Scope
from cxlib.store.cases import Narrow
from cxlib.store.journal import Journal
from ui.cached import reader
from ui.kept import kept


def answers(scope: Scope, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    """One bounded page of scores with their comments, lowest first."""
    return _answers(reader(), scope, narrow, offset, limit)


def tickets(scope: Scope, kind: str | None, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    """One bounded page of tickets, newest first."""
    return _tickets(reader(), scope, kind, narrow, offset, limit)


def every_answer(scope: Scope, narrow: Narrow, most: int) -> pd.DataFrame:
    """All scores behind a figure up to so many, lowest first."""
    return _every_answer(reader(), scope, narrow, most)


def every_ticket(scope: Scope, kind: str | None, narrow: Narrow, most: int) -> pd.DataFrame:
    """All tickets behind a figure up to so many, newest first."""
    return _every_ticket(reader(), scope, kind, narrow, most)


def count_answers(scope: Scope, narrow: Narrow) -> int:
    """How many scores are behind a figure."""
    return _count_answers(reader(), scope, narrow)


def count_tickets(scope: Scope, kind: str | None, narrow: Narrow) -> int:
    """How many tickets are behind a figure."""
    return _count_tickets(reader(), scope, kind, narrow)


def comments(scope: Scope, order: str, limit: int) -> pd.DataFrame:
    """Some comments: the lowest scores ("low") or the newest first ("new")."""
    return _comments(reader(), scope, order, limit)


@kept
def _answers(reader: Journal, scope: Scope, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    return reader.answers(_counted(reader, scope, narrow), offset, limit, narrow)


@kept
def _tickets(reader: Journal, scope: Scope, kind: str | None, narrow: Narrow, offset: int, limit: int) -> pd.DataFrame:
    return reader.tickets(scope, kind, offset, limit, narrow)


@kept
def _every_answer(reader: Journal, scope: Scope, narrow: Narrow, most: int) -> pd.DataFrame:
    return reader.answers(_counted(reader, scope, narrow), 0, most, narrow)


@kept
def _every_ticket(reader: Journal, scope: Scope, kind: str | None, narrow: Narrow, most: int) -> pd.DataFrame:
    return reader.tickets(scope, kind, 0, most, narrow)


@kept
def _count_answers(reader: Journal, scope: Scope, narrow: Narrow) -> int:
    return reader.count_answers(_counted(reader, scope, narrow), narrow)


def _counted(reader: Journal, scope: Scope, narrow: Narrow) -> Scope:
    """What several nodes say together may rest on the journey's own score: the rows are the ones the figure counts."""
    if not narrow.item or narrow.waited:  # answers by their ticket's wait are those of the ticket's node
        return scope
    return scope.within(nodes=speaking(reader, scope, narrow.item))


@kept
def _count_tickets(reader: Journal, scope: Scope, kind: str | None, narrow: Narrow) -> int:
    return reader.count_tickets(scope, kind, narrow)


@kept
def _comments(reader: Journal, scope: Scope, order: str, limit: int) -> pd.DataFrame:
    return reader.comments(scope, limit=limit, order=order)
