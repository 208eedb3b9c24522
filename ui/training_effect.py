"""The effect of a training on the page: the verdict in words, the reservations, the chart, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.charts import scale
from cxlib.charts.effect import LINES, effect
from cxlib.coaching.did import Difference
from cxlib.coaching.measured import Measured
from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.scope import Scope
from ui import analyses, links, plots
from ui.downloads import downloads
from ui.effect_words import wording
from ui.error_words import say_reason
from ui.names import in_chart, in_sentence, names
from ui.telling import change_text, difference_text, value_text
from ui.training_words import (
    COLOURS,
    as_day,
    better_word,
    difference_range,
    measure_name,
    measure_stem,
    name,
    verdict_text,
    word,
)
from ui.verdicts import SIGN_COLOURS, colour
from ui.words import day, is_missing, number, period, t, tn


def of(line: Mapping[Any, Any], measure: str, months: int, scope: Scope) -> Measured:
    """The effect of a training on its aim or a metric, in windows of so many months at most."""
    # the days and nodes are those of the training; what else is filtered holds
    filtered = replace(scope, start=None, end=None, grain="M", journeys=(), nodes=())
    return analyses.training_effect(line, measure, months, filtered)


def months() -> int:
    """How long the windows before and after may be."""
    told = {n: tn("{n} month each", "{n} months each", n) for n in (2, 3, 4, 6)}
    label = t("Before and after, at most")
    # as wide as its longest choice: beside other fields it would be cut
    return int(st.selectbox(label, list(told), 2, format_func=told.__getitem__, key="effect_months", width=240))


def says(found: Measured) -> None:
    """The verdict, the interval, what it rests on, and everything that speaks against believing it."""
    told, said = found.effect, wording(found.training)
    ink = SIGN_COLOURS[colour(COLOURS.get(told.verdict, ""))]
    st.markdown(f"## :{ink}[{in_sentence(verdict_text(found))}]")
    sides = [_units(found.unit, n) for n in (told.n_trained, told.n_others)]
    between = difference_range(found)
    parts = [
        t("95 %: {range}", range=between) if between else "",
        t(said.units, trained=sides[0], others=sides[1]) if found.windows.months else "",
        _windows(found),
        t(said.plain, change=_plain(found))
        if not is_missing(told.plain) else "",
        _odds_text(told.odds) if told.odds else "",
    ]  # fmt: skip
    st.caption("  \n".join(part for part in parts if part))
    for code in told.warnings:
        st.warning(t(said.warnings[code]), icon=":material/warning:")


def picture(found: Measured) -> None:
    """Trained and others over the months, with the course that the trained would have taken."""
    card, said = METRICS[found.metric], wording(found.training)
    frame = found.months.assign(**{f"hover_{column}": _hover(found, column) for column, *_ in LINES})
    drawn = effect(
        frame, {column: t(text) for column, text in said.lines.items()},
        scale(card.unit, frame["trained"].dropna()), COLOURS.get(found.effect.verdict, ""), _spans(found),
    )  # fmt: skip
    alt = t("{first}: {second}", first=measure_name(found), second=verdict_text(found))
    if frame[["trained", "others"]].notna().any().any():
        _shown(drawn, alt, found)


def table(found: Measured, scope: Scope) -> None:
    """Before, after and change of every unit, and who was left out and why; with the way to take it along."""
    told, metric, said = names(found.unit), found.metric, wording(found.training)
    rows = records(found.units.sort_values(["side", "change"], ascending=[False, False]))
    shown = pd.DataFrame({
        t("Site") if found.unit == "site" else t("Service node"): [told.get(row["unit"], row["unit"]) for row in rows],
        t("Side"): [word(said.sides, row["side"]) for row in rows],
        t(said.before): [value_text(metric, row["before"], row["n_before"]) for row in rows],
        t(said.after): [value_text(metric, row["after"], row["n_after"]) for row in rows],
        t("Change"): [change_text(metric, row["before"], row["after"], row["n_after"]) for row in rows],
        t("n before"): [row["n_before"] for row in rows],
        t("n after"): [row["n_after"] for row in rows],
        t("Note"): [_note(row, found) for row in rows],
    })  # fmt: skip
    out = [
        in_sentence(t("{name} ({reason})", name=told.get(row["unit"], row["unit"]), reason=_note(row, found)))
        for row in rows
        if row["side"] == "left_out"
    ]
    if out and found.windows.months:
        st.caption(t("Left out: {units}.", units=out))
    with st.expander(t("Table and download"), icon=":material/table:"):
        st.dataframe(shown, hide_index=True, alt=t(said.alt))
        downloads(shown, f"training-effect-{measure_stem(found)}", scope, [metric])


def charts(found: Measured, scope: Scope) -> None:
    """The way to the control charts of the trained nodes: where nothing can be tested, they are what there is."""
    told = names("node")
    with st.container(horizontal=True):
        for node in found.training["nodes"]:
            label = t("Control charts: {node}", node=told.get(node, node))
            st.page_link(links.NODE, label=in_sentence(label), query_params=links.query(scope, node=node))


def past(found: Measured) -> None:
    """Whether the two sides went the same way before."""
    seen = found.past
    if seen is None or not seen.known:
        return
    moved = difference_text(found.metric, seen.slope)
    n = sum(not is_missing(gap) for gap in seen.gaps)
    st.caption(
        t(wording(found.training).drift, moved=moved, n=n, p=number(seen.p, 2)),
    )


def _shown(drawn: Figure, alt: str, found: Measured) -> None:
    title = t("{first}: {second}", first=measure_name(found), second=name(found.training))
    plots.show(drawn, alt, f"effect_{measure_stem(found)}", title=title)
    st.caption(t("Grey: the months compared. Means over the units; {better}.", better=better_word(found.metric)))
    past(found)


def _units(unit: str, n: int) -> str:
    return tn("{n} site", "{n} sites", n) if unit == "site" else tn("{n} service node", "{n} service nodes", n)


def _odds_text(ratio: Difference) -> str:
    value, low, high = (number(one, 2) for one in (ratio.value, ratio.low, ratio.high))
    return t("as a ratio of odds: × {value} ({low} to {high}; 1 = no effect)", value=value, low=low, high=high)


def _plain(found: Measured) -> str:
    return difference_text(found.metric, found.effect.plain)


def _windows(found: Measured) -> str:
    span = found.windows
    if not span.months:
        return t(wording(found.training).when, day=day(as_day(found.training["first_day"])))
    texts = [f"{period(first, 'M')} – {period(last, 'M')}" for first, last in (span.before, span.after)]
    return t(wording(found.training).spans, before=texts[0], after=texts[1])


def _spans(found: Measured) -> list[tuple[pd.Timestamp, pd.Timestamp, str]]:
    if not found.windows.months:
        return []
    sides = zip((found.windows.before, found.windows.after), wording(found.training).before_after, strict=True)
    return [(pd.Timestamp(first), pd.Timestamp(last).replace(day=1), t(word)) for (first, last), word in sides]


def _hover(found: Measured, column: str) -> list[str]:
    said = in_chart(t(wording(found.training).lines[column]))
    rows = zip(found.months["period"], found.months[column], strict=True)
    return [f"<b>{period(month, 'M')}</b><br>{said}: {value_text(found.metric, value)}" for month, value in rows]


def _note(row: Mapping[Any, Any], found: Measured) -> str:
    if not row["reason"]:
        return ""
    return t(wording(found.training).elsewhere) if row["reason"] == "TRAINED_TOO" else say_reason(row["reason"])
