"""What persons told in one questionnaire, for the training pages: cached like all reading."""

from __future__ import annotations

from datetime import date

import pandas as pd

from cxlib.coaching import driving as journeys_drivers
from cxlib.coaching import elements as quality
from cxlib.coaching import needs as kano
from cxlib.scope import Scope
from cxlib.store.journal import Journal
from ui.cached import reader
from ui.kept import kept


def elements(scope: Scope, by: tuple[str, ...] = (), items: tuple[str, ...] | None = None) -> pd.DataFrame:
    """Elements and competencies: performance, and the gap where an expectation was asked."""
    return _elements(reader(), scope, by, items)


def asked() -> list[str]:
    """The items there are."""
    return _asked(reader())


def needs(scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Kano classes."""
    return _needs(reader(), scope, by)


def kano_days() -> tuple[date | None, date | None]:
    """First and last day of all pairs of answers."""
    return _kano_days(reader())


def driving(scope: Scope, of: str) -> journeys_drivers.Driving:
    """What goes with overall satisfaction in one journey."""
    return _driving(reader(), scope, of)


@kept
def _elements(reader: Journal, scope: Scope, by: tuple[str, ...], items: tuple[str, ...] | None) -> pd.DataFrame:
    return quality.elements(reader, scope, by, items)


@kept
def _asked(reader: Journal) -> list[str]:
    return quality.asked(reader)


@kept
def _needs(reader: Journal, scope: Scope, by: tuple[str, ...]) -> pd.DataFrame:
    return kano.needs(reader, scope, by)


@kept
def _kano_days(reader: Journal) -> tuple[date | None, date | None]:
    return reader.kano_days()


@kept
def _driving(reader: Journal, scope: Scope, of: str) -> journeys_drivers.Driving:
    return journeys_drivers.driving(reader, scope, of)
