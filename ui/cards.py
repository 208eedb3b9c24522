"""The small blocks of a page: heading, key figures with their verdicts, what changed in sentences, scope in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.charts import spark
from cxlib.compare import by_chance
from cxlib.registry import METRICS
from cxlib.scope import LISTS, Scope
from ui import cached, links, mixture, plots, signals
from ui.error_words import say_reason
from ui.filters import LABELS
from ui.names import KINDS, in_sentence, names
from ui.telling import (
    count_text,
    difference_text,
    doubt_text,
    interval_text,
    metric_name,
    over_time,
    short_name,
    standing_text,
    value_text,
)
from ui.verdicts import CHANCE, FEW, MIXED, arrow, colour, said
from ui.words import day, is_missing, number, t

SENTENCES = 6
FOR_A_CURVE = 3
SIGN_COLOURS = {"blue": "blue", "orange": "orange", "off": "gray"}


def heading(title: str, question: str, scope: Scope) -> None:
    """The page's title, the question it answers, and what it is about."""
    with st.container(gap="xxsmall"):
        st.title(title, anchor=False)
        st.markdown(question)
        st.caption(scope_text(scope))


def scope_text(scope: Scope) -> str:
    """Period and filters in words, and how fresh the data are."""
    extent = cached.extent()
    parts = [t("{first} to {last}", first=day(scope.start), last=day(scope.end))] if scope.start else []
    for kind, name in KINDS.items():
        told = names(kind)
        chosen = [in_sentence(told.get(code, code)) for code in getattr(scope, name)]
        parts += [t("{what}: {names}", what=t(LABELS[name]), names=chosen)] if chosen else []
    if not any(getattr(scope, name) for name in LISTS):
        parts.append(t("all service nodes, sites and channels"))
    if not scope.weighted:
        parts.append(t("without survey weights"))
    parts.append(t("data up to {last}, taken in {at}", last=day(extent.last), at=_minute(extent.loaded_at)))
    return " · ".join(parts)


def has_figures(frame: pd.DataFrame) -> bool:
    """Whether there is anything to draw; if not, say why and what to change."""
    if len(frame) and ("value" not in frame or frame["value"].notna().any()):
        return True
    few = "reason" in frame and (frame["reason"] == "TOO_FEW").any()
    text = t("Too few answers to show a figure. Choose a longer period or fewer filters.")
    st.info(text if few else t("No data here. Choose another period or fewer filters."), icon=":material/info:")
    return False


def with_curve(frame: pd.DataFrame) -> pd.DataFrame:
    """The metrics with enough figures for a curve; the others are named with the way to see them."""
    there = frame["value"].notna().groupby(frame["metric"]).transform("sum") >= FOR_A_CURVE
    if not there.any():
        return frame
    short = frame.loc[~there & (frame["n"] > 0), "metric"].unique()
    if len(short):
        st.caption(
            t(
                "Too few cases a period for a curve: {metrics}. Choose longer periods.",
                metrics=[*map(metric_name, short)],
            )
        )
    return frame[there]


def key_figures(scope: Scope, metrics: tuple[str, ...]) -> None:
    """One card per metric: figure, change and its verdict, course, interval and number."""
    figures = _by_metric(cached.figure(scope, metrics))
    changes = _by_metric(signals.judged(cached.changes(scope, metrics), mixture.several_journeys(scope)))
    courses = cached.figure(scope, metrics, by=("period",))
    share = _by_metric(cached.figure(scope, ("response_share",)))["response_share"]["value"]
    with st.grid(len(metrics), min_column_width=150, gap="xsmall"):
        for key in metrics:
            with st.container(border=True, height="stretch", gap="xsmall"):
                _card(figures[key], changes.get(key, {}), courses[courses["metric"] == key], scope)
                if METRICS[key].family == "satisfaction" and not is_missing(share):
                    st.caption(standing_text(share))


def choose_metric(key: str, metrics: tuple[str, ...]) -> str:
    """Which one of several metrics a chart shows."""
    told = {metric: short_name(metric) for metric in metrics}
    picked = st.segmented_control(
        t("Metric"), metrics, default=metrics[0], format_func=told.__getitem__, required=True, key=key,
        label_visibility="collapsed",
    )  # fmt: skip
    return str(picked)


def what_changed(scope: Scope, metrics: tuple[str, ...]) -> None:
    """The real changes as sentences, those that touch most people first, each a link to its node."""
    changes = mixture.without_journeys(cached.changes(scope, metrics, by=("node",)))
    figures = cached.figure(scope, metrics, by=("node",))
    found = signals.real(changes, figures)
    told = names("node")
    for row in found.head(SENTENCES).to_dict("records"):
        with st.container(border=True, gap=None):
            links.to_node(_sentence(row, told), scope, row["node"])
            st.markdown(f":small[{_evidence(row)}]")
    if found.empty:
        st.info(t("Nothing changed by more than chance explains."), icon=":material/check:")
    st.caption(_chance(changes, len(found)))


def _card(figure: Mapping[str, Any], change: Mapping[str, Any], course: pd.DataFrame, scope: Scope) -> None:
    key = figure["metric"]
    verdict = change.get("verdict", FEW)
    shown = change.get("difference") if verdict not in (FEW, MIXED) else None
    st.metric(
        short_name(key),
        value_text(key, figure["value"], figure["n"]),
        delta=difference_text(key, shown) if shown is not None else None,
        delta_color=colour(verdict),
        delta_arrow="off" if verdict == CHANCE or not shown else "up" if shown > 0 else "down",
        help=f"{metric_name(key)}: {t(METRICS[key].formula)}",
    )
    if course["value"].notna().sum() >= FOR_A_CURVE and verdict != MIXED:
        line = over_time(course, scope.grain)
        alt = f"{metric_name(key)}: {said(verdict)}"
        plots.show(spark(line, scope.grain, change.get("before"), verdict), alt, f"spark_{key}")
    told = say_reason(figure["reason"]) if is_missing(figure["value"]) else said(verdict)
    st.markdown(f":{SIGN_COLOURS[colour(verdict)]}[**{told}**]")
    st.caption("  \n".join(_lines(figure, change)))


def _lines(figure: Mapping[str, Any], change: Mapping[str, Any]) -> list[str]:
    key = figure["metric"]
    interval = interval_text(key, figure["low"], figure["high"], figure["n"])
    lines = [
        t("95 %: {range}", range=interval) if interval else "",
        count_text(figure),
        "" if is_missing(change.get("before")) else t("before: {value}", value=value_text(key, change["before"])),
        "" if is_missing(figure["value"]) else doubt_text(figure),
    ]
    return [line for line in lines if line]


def _sentence(row: Mapping[str, Any], told: Mapping[str, str]) -> str:
    # short: a link does not wrap, and a phone is narrow
    return t(
        "{arrow} **{node}**: {metric}",
        arrow=f":{SIGN_COLOURS[colour(row['verdict'])]}[{arrow(row['difference'])}]",
        node=in_sentence(told.get(row["node"], row["node"])),
        metric=short_name(row["metric"]),
    )


def _evidence(row: Mapping[str, Any]) -> str:
    key = row["metric"]
    return t(
        "{verdict}, from {before} to {now} (95 % of the change: {low} to {high}) · {n} people touched",
        verdict=f":{SIGN_COLOURS[colour(row['verdict'])]}[**{said(row['verdict'])}**]",
        before=value_text(key, row["before"]),
        now=value_text(key, row["now"]),
        low=difference_text(key, row["low"]),
        high=difference_text(key, row["high"]),
        n=number(row["touched"]),
    )


def _chance(changes: pd.DataFrame, found: int) -> str:
    expected = by_chance(changes)
    return t(
        "{compared} comparisons made, {found} really changed; about {expected} would look so by chance alone.",
        compared=int(changes["tested"].sum()),
        found=found,
        expected=number(expected, 0 if expected >= 1 else 1),
    )


def _by_metric(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {row["metric"]: row for row in frame.to_dict("records")}


def _minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""
