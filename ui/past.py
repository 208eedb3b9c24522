"""Days that lie behind: left alone, a date field ends ten years before and after its value."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

import streamlit as st

from ui import cached

Width = int | Literal["stretch"]
EARLIEST = date(1900, 1, 1)


def latest() -> date:
    """Today, or the last day of the data should a file reach beyond it."""
    today = date.today()  # noqa: DTZ011 - the reader's own day
    return max(today, cached.extent().last or today)


def ask_day(label: str, value: date | None, key: str | None = None, width: Width = "stretch") -> Any:
    """A field for a day from `EARLIEST` to `latest`; what the reader picked, None while it is blank."""
    return st.date_input(label, value, EARLIEST, latest(), key=key, format="YYYY-MM-DD", width=width)
