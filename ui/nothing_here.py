"""Where there is no figure to draw: why, and the way to one."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

import pandas as pd
import streamlit as st

from cxlib.scope import Scope
from ui import cached, filters, links, once
from ui.error_words import say_reason
from ui.words import t

TOTALS = {"TOTAL_CUT", "TOTAL_TOO_LONG"}


def says(frame: pd.DataFrame) -> None:
    """Why a figures frame holds none, and once a page the next step: other days or filters, months, another file."""
    reasons = set(frame["reason"]) if "reason" in frame else set()
    metrics = tuple(dict.fromkeys(frame["metric"])) if "metric" in frame else ()
    where = "-".join([*metrics, *(name for name in ("node", "period", "site") if name in frame)])
    if _never(metrics, reasons):
        st.info(t("No file that was taken in tells this."), icon=":material/info:")
        if once.first("upload", where):
            st.page_link(links.UPLOAD, label=t("Upload a file"), icon=":material/upload_file:")
        return
    st.info(_why(reasons), icon=":material/info:")
    asked = filters.current()
    months = in_months(asked)
    if not reasons & TOTALS or months == asked or not once.first("months", where):
        return
    # not a link: one to the page itself leaves the old days in the browser's address
    if st.button(t("Show whole months"), icon=":material/calendar_month:", key=f"months_{where}"):
        filters.widen(months)
        st.rerun()


def in_months(scope: Scope) -> Scope:
    """The scope widened to whole months and told by month, as totals of months need it.

    >>> from datetime import date
    >>> told = in_months(Scope(date(2018, 12, 31), date(2019, 3, 30)))
    >>> told.start, told.end, told.grain
    (datetime.date(2018, 12, 1), datetime.date(2019, 3, 31), 'M')
    """
    if scope.start is None or scope.end is None:
        return replace(scope, grain=max(scope.grain, "M", key="DWMQ".index))
    last = monthrange(scope.end.year, scope.end.month)[1]
    grain = max(scope.grain, "M", key="DWMQ".index)
    return replace(scope, start=scope.start.replace(day=1), end=scope.end.replace(day=last), grain=grain)


def _never(metrics: tuple[str, ...], reasons: set[str]) -> bool:
    """Whether no day and no place has any of these figures."""
    return bool(metrics) and reasons <= {"", "NO_DATA"} and cached.figure(Scope(), metrics)["value"].isna().all()


def _why(reasons: set[str]) -> str:
    if "TOO_FEW" in reasons:
        return t("Too few answers to show a figure. Choose a longer period or fewer filters.")
    told = [say_reason(code) for code in sorted(reasons - {"", "NO_DATA"})]
    if told:
        return t("No figure here: {reasons}.", reasons=told)
    return t("No data here. Choose another period or fewer filters.")
