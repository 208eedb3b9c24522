"""What persons told in one questionnaire, for the training pages: cached like all reading."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from cxlib.coaching import driving as journeys_drivers
from cxlib.coaching import elements as quality
from cxlib.coaching import needs as kano
from cxlib.scope import Scope
from ui.cached import View, view


def elements(scope: Scope, by: tuple[str, ...] = (), items: tuple[str, ...] | None = None) -> pd.DataFrame:
    """Elements and competencies: performance, and the gap where an expectation was asked."""
    return _elements(view(), scope, by, items)


def asked() -> list[str]:
    """The items there are."""
    return _asked(view())


def needs(scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Kano classes."""
    return _needs(view(), scope, by)


def kano_days() -> tuple[date | None, date | None]:
    """First and last day of all pairs of answers."""
    return _kano_days(view())


def driving(scope: Scope, of: str) -> journeys_drivers.Driving:
    """What goes with overall satisfaction in one journey."""
    return _driving(view(), scope, of)


@st.cache_data(max_entries=128, show_spinner=False)
def _elements(seen: View, scope: Scope, by: tuple[str, ...], items: tuple[str, ...] | None) -> pd.DataFrame:
    return quality.elements(seen.reader(), scope, by, items)


@st.cache_data(max_entries=8, show_spinner=False)
def _asked(seen: View) -> list[str]:
    return quality.asked(seen.reader())


@st.cache_data(max_entries=64, show_spinner=False)
def _needs(seen: View, scope: Scope, by: tuple[str, ...]) -> pd.DataFrame:
    return kano.needs(seen.reader(), scope, by)


@st.cache_data(max_entries=8, show_spinner=False)
def _kano_days(seen: View) -> tuple[date | None, date | None]:
    return seen.reader().kano_days()


@st.cache_data(max_entries=64, show_spinner=False)
def _driving(seen: View, scope: Scope, of: str) -> journeys_drivers.Driving:
    return journeys_drivers.driving(seen.reader(), scope, of)
