"""The elements page: how well, against what was expected, and the same by node, segment or period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from cxlib.charts import Scale, dots, dumbbell, parts
from cxlib.coaching.elements import SAME
from cxlib.records import records
from cxlib.scope import Scope
from ui import element_tables, mixture, plots, surveyed
from ui import element_words as words
from ui.drill import to_item
from ui.error_words import say_reason
from ui.faults import fragment
from ui.names import in_chart, in_sentence, names
from ui.telling import metric_name
from ui.words import N_, period, t

APART = {"node": N_("By service node"), "segment": N_("By segment"), "period": N_("Over time"), "site": N_("By site")}
MOST_ROWS = 24
ENDS = (1.0, 5.0)  # of the scale all scores of elements are put on


def group() -> str:
    """Which items the page is about: elements, competencies or other statements; only what somebody was asked."""
    asked = surveyed.asked()
    known = {code for codes in words.CODES.values() for code in codes}
    there = [one for one, codes in words.CODES.items() if set(codes) & set(asked)]
    there += ["others"] if set(asked) - known else []
    if len(there) < 2:
        return there[0] if there else "elements"
    told = {one: t(words.GROUPS[one]) for one in there}
    picked = st.radio(t("Items"), there, format_func=told.__getitem__, horizontal=True, key="element_group",
                      label_visibility="collapsed")  # fmt: skip
    return str(picked)


def codes(which: str) -> tuple[str, ...]:
    """The items of a group that somebody was asked."""
    asked = surveyed.asked()
    known = [code for group_codes in words.CODES.values() for code in group_codes]
    return tuple(one for one in asked if (one in words.CODES[which] if which in words.CODES else one not in known))


def lines(scope: Scope, which: str) -> pd.DataFrame:
    """The items of a group with figures in a scope, together."""
    return surveyed.elements(scope, (), codes(which))


def sentences(found: pd.DataFrame) -> list[str]:
    """Every item as a sentence: its gap where an expectation was asked, else its performance."""
    return [words.gap(row, words.item_name(row["item"])) if row["paired"] else
            words.performance(row, words.item_name(row["item"])) for row in records(found)]  # fmt: skip


def performance(found: pd.DataFrame, scope: Scope) -> None:
    """Share in the two best boxes of every item, the weakest on top, and that one in a sentence."""
    if weakest := words.weakest(found):
        st.markdown(weakest)
    rows = found.assign(name=[words.item_name(code) for code in found["item"]])
    opens = [to_item(code) for code in rows["item"]]
    _dots(rows.assign(opens=opens).sort_values("value"), "elements", scope)


def against(found: pd.DataFrame, scope: Scope) -> None:
    """Expectation and perception of every item, who got less, as or more than expected; or that nobody was asked."""
    asked = found[found["paired"] != ""]
    if asked.empty:
        st.caption(t("Nobody was asked what they expected: only the performance can be told, no gap."))
        return
    named = [words.item_name(code) for code in asked["item"]]
    if worst := words.furthest(asked):
        st.markdown(worst)
    _dumbbells(asked, named, "element_gaps", scope)
    split = asked[(asked["paired"] == SAME) & asked["below"].notna()]
    if len(split):
        rows = records(split)
        told = [words.split(row, words.item_name(row["item"])) for row in rows]
        labels = [in_chart(words.item_name(row["item"])) for row in rows]
        ends = {"below": t("below expectation"), "as_expected": t("as expected"), "above": t("above expectation")}
        st.markdown(t("**Who got less, as much, or more than expected**"))
        frame = split.assign(label=labels, hover=[in_chart(one) for one in told])
        plots.show(parts(frame, ends, t("Share of customers")), "; ".join(told), "element_split")
    st.caption(t("The whisker is the 95 % interval of the gap, laid at what was expected: where it stays clear of the "
                 "stroke, the gap is more than chance; it is drawn as far as the scale goes. Scores are put on 1–5, "
                 "whatever scale was asked. “As expected” is a gap of less than half a step (our bound)."))  # fmt: skip
    st.caption(t("Most people expect the best a scale has, so gaps are mostly negative: compare gaps with each other."))


@fragment
def apart(scope: Scope, found: pd.DataFrame) -> None:
    """One item by node, segment, period or site; the weakest unless the reader chooses another."""
    items = list(found.sort_values("value")["item"])
    told = {code: words.item_name(code) for code in items}
    with st.container(horizontal=True):
        by = st.radio(t("Taken apart"), list(APART), format_func=lambda one: t(APART[one]), horizontal=True,
                      key="element_by", label_visibility="collapsed")  # fmt: skip
        item = st.selectbox(t("Item"), items, format_func=told.__getitem__, key="element_item",
                            label_visibility="collapsed", width=260)  # fmt: skip
    asked = replace(scope, grain="M") if by == "period" and scope.grain in "DW" else scope
    found = surveyed.elements(asked, (str(by),), (str(item),))
    found = mixture.without_journeys(found) if by == "node" and len(found) else found
    if len(found) < 2 or found["value"].isna().all():
        st.caption(t("The answers about this item are not told apart like that, or too few in each part."))
        return
    found = found.tail(MOST_ROWS) if by == "period" else found.sort_values("value").head(MOST_ROWS)
    found = found.assign(name=_labels(found, str(by), asked))
    with_gap = found[found["paired"] != ""]
    if len(with_gap):
        _dumbbells(with_gap, list(with_gap["name"]), f"elements_by_{by}", asked, str(by))
    else:
        opens = {} if by == "period" else {"opens": [to_item(str(item), str(by), code) for code in found[by]]}
        _dots(found.assign(**opens), f"elements_by_{by}", asked)


def _labels(found: pd.DataFrame, by: str, scope: Scope) -> list[str]:
    if by == "period":
        return [period(first, scope.grain) for first in found["period"]]
    told = names(by)
    return [told.get(code, code) for code in found[by]]


def _dots(rows: pd.DataFrame, key: str, scope: Scope) -> None:
    shown = rows.dropna(subset=["value"])
    told = [words.performance(row, row["name"]) for row in records(shown)]
    frame = shown.assign(label=[in_chart(one) for one in shown["name"]], hover=[in_chart(one) for one in told])
    axis = Scale(tickformat=".0%")
    plots.show(dots(frame, axis, title=metric_name("csat")), " ".join(told), key, opens=scope)
    _hidden(rows[rows["value"].isna()], "reason")
    element_tables.behind(rows, list(rows["name"]), key, scope)


def _dumbbells(rows: pd.DataFrame, label: Sequence[str], key: str, scope: Scope, by: str = "") -> None:
    named = rows.assign(name=list(label))
    frame = named.dropna(subset=["gap"])
    _hidden(named[named["gap"].isna()], "gap_reason")
    if len(frame):
        frame = words.drawn(frame, list(frame["name"]))
        frame["opens"] = [None if by == "period" else to_item(row["item"], by, row.get(by, "")) for row in
                          records(frame)]  # fmt: skip
        told = " ".join(words.gap(row, row["name"]) for row in records(frame))
        figure = dumbbell(frame, (t("expected"), t("perceived")), t("Mean score, 1–5"), ENDS)
        plots.show(figure, told, key, opens=scope)
    element_tables.behind(named, list(label), key, scope)


def _hidden(rows: pd.DataFrame, why: str) -> None:
    for code, part in rows.groupby(why, sort=False):
        st.caption(t("Not drawn, {reason}: {names}.", reason=say_reason(str(code)),
                     names=[in_sentence(one) for one in part["name"]]))  # fmt: skip
