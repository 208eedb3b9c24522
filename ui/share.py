"""Figures on their way into a message: the page's link, and each key figure as a sentence, one click to copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode, urlsplit

import pandas as pd
import streamlit as st

from cxlib.courses import Course
from cxlib.records import records
from cxlib.scope import Scope
from ui import cached, course_words, filters, links, mixture, pictures, signals, still_open
from ui.scope_words import filters_text, period_text
from ui.telling import count_text, doubt_text, interval_text, metric_name, value_text
from ui.verdicts import COMPARED, said
from ui.words import is_missing, t


def copies(figures: pd.DataFrame, scope: Scope, courses: Sequence[Course] = ()) -> None:
    """A drawer with the page's link, and the sentences of the figures in a scope and of its control charts."""
    metrics = tuple(figures["metric"])
    unfinished = still_open.unfinished(scope, metrics)
    changes = signals.judged(cached.changes(scope, metrics), mixture.several_journeys(scope), unfinished)
    compared = {row["metric"]: row for row in records(changes)}
    with st.popover(t("Copy"), icon=":material/content_copy:", help=t("Copy a link or sentences")):
        link()
        st.caption(t("The figures, a sentence each"))
        for row in records(figures):
            st.code(sentence(row, compared.get(row["metric"], {}), scope), language=None, wrap_lines=True)
        if courses:
            st.caption(t("The control charts, a sentence each"))
        for course in courses:
            st.code(verdict(course, scope), language=None, wrap_lines=True)
        pictures.choose()


def link() -> None:
    """The link to copy; if it names no machine but the reader's own, that nobody else can open it, and what to do."""
    told = address(filters.current())
    st.caption(t("Link to this page, with its period and filters"))
    st.code(told, language=None, wrap_lines=True)
    if opens_here_only(told):
        st.caption(
            t("This link opens on this computer only. For others, send a sentence from below, the table’s download or "
              "the chart’s picture; or open the board under the computer’s name or address in your network, and copy "
              "the link there."),
        )  # fmt: skip


def opens_here_only(url: str) -> bool:
    """Whether an address leads each computer to itself.

    >>> opens_here_only("http://127.0.0.1:8501/"), opens_here_only("http://192.168.1.7:8501/")
    (True, False)
    """
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def address(scope: Scope) -> str:
    """The page's address with everything the page is about."""
    asked = {name: st.query_params.get_all(name) for name in st.query_params if name in links.OF_PAGES}
    return f"{(st.context.url or '').partition('?')[0]}?{urlencode(asked | dict(links.query(scope)), doseq=True)}"


def sentence(figure: Mapping[str, Any], change: Mapping[str, Any], scope: Scope) -> str:
    """A figure that can stand alone: what, how much, on how many, how sure, of when and where, and what was before."""
    key, n = figure["metric"], figure["n"]
    what = t("{metric}: {value}", metric=metric_name(key), value=value_text(key, figure["value"], n))
    interval = interval_text(key, figure["low"], figure["high"], n)
    sure = [count_text(figure), t("95 %: {range}", range=interval) if interval else "", doubt_text(figure)]
    when = [period_text(scope), *filters_text(scope)]
    told = t("{what} ({sure}). {when}.", what=what, sure=_joined(sure), when=_joined(when))
    if is_missing(change.get("before")) or change["verdict"] not in COMPARED:
        return told
    before = t("Before ({period}): {value}, {verdict}.", period=period_text(scope.previous()),
               value=value_text(key, change["before"], n), verdict=said(change["verdict"]))  # fmt: skip
    return f"{told} {before}"


def verdict(course: Course, scope: Scope) -> str:
    """What a control chart says, able to stand alone: what, since when, its limits, which chart, of when and where."""
    what = t("{metric}: {value}", metric=course_words.name(course), value=course_words.verdict(course, scope.start))
    sure = [course_words.limits(course), course_words.how(course)]
    return t("{what} ({sure}). {when}.", what=what, sure=_joined(sure),
             when=_joined([period_text(scope), *filters_text(scope)]))  # fmt: skip


def _joined(parts: list[str]) -> str:
    return t("; ").join(part for part in parts if part)
