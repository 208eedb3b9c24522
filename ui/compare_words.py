"""What a comparison says in words: who differs, how many could be compared and how many not, and why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.comparing import Comparison
from cxlib.display import BOUNDS
from ui import staff
from ui.compare_choice import STAFF
from ui.error_words import say_reason
from ui.names import in_sentence, names
from ui.telling import metric_name, value_text
from ui.words import N_, listing, number, t, tn

POSITIONS = {
    "inside": N_("as chance allows"), "high": N_("beyond 95 %"), "low": N_("beyond 95 %"),
    "very_high": N_("beyond 99.8 %"), "very_low": N_("beyond 99.8 %"),
}  # fmt: skip
UNTESTED = {
    "FEW_ANSWERS": N_("not tested: fewer than {few}"),
    "FEW_EVENTS": N_("not tested: fewer than {events} cases counted"),
}


def says(found: Comparison, rows: pd.DataFrame) -> None:
    """Who differs by more than chance, of how many compared; what the spread means; who is hidden."""
    outside = rows[rows["verdict"] != ""].sort_values("charted")
    for verdict, colour, wording in (
        ("concern", "orange", N_("worse than all together by more than chance: {places}")),
        ("improvement", "blue", N_("better than all together by more than chance: {places}")),
    ):
        places = [in_sentence(label) for label in outside.loc[outside["verdict"] == verdict, "label"]]
        if places:
            st.markdown(f":{colour}[**{t(wording, places=listing(places))}**]")
    if outside.empty or found.tested < 2:
        st.markdown(compared_text(found))
    else:
        st.caption(_alarms(found, len(outside)))
    if found.overdispersed:
        st.caption(
            t("The places differ {times} times as much as by chance alone: large ones lie outside easily.",
              times=number(found.spread, 1))
        )  # fmt: skip
    if found.hidden:
        told = called(found)
        hidden = [in_sentence(told[code]) for code in found.hidden]
        st.caption(t("Hidden, fewer than 10 cases: {places}.", places=listing(hidden)))


def compared_text(found: Comparison) -> str:
    """How many places could be compared, and whether any of them differs, where none does or only one is compared."""
    if not found.tested:
        return t("No place has a figure firm enough to be compared: few cases, or totals that are cut.")
    if found.named == 1:
        return t("There is one place only: nothing to compare it with.")
    if found.tested == 1:
        return t("1 of {places} places is large enough to compare; whether the others differ cannot be told.",
                 places=found.named)  # fmt: skip
    none = t("No place differs from all together by more than chance.")
    if found.tested == found.named:
        return t("{first} {second}", first=none, second=_count(found))
    return t("{tested} of {places} places are large enough to compare; none of them differs from all together by more "
             "than chance.", tested=found.tested, places=found.named)  # fmt: skip


def alt(found: Comparison, rows: pd.DataFrame) -> str:
    """What the funnel says, for those who do not see it."""
    outside = list(rows.loc[rows["verdict"] != "", "label"])
    if not outside:
        return t("{first}: {second}", first=metric_name(found.metric), second=compared_text(found))
    return t(
        "{metric}: {listed} of {tested} differ by more than chance: {places}",
        metric=metric_name(found.metric), listed=len(outside), tested=found.tested, places=outside,
    )  # fmt: skip


def against(row: Mapping[str, Any]) -> str:
    """Where a place lies against all together, or why it was not tested."""
    why, position = row["untested"], row["position"]
    if not why:
        return t(POSITIONS[position])
    few, events = BOUNDS.provisional_below, BOUNDS.events_below
    if why == "FEW_ANSWERS" and row["n"] >= few:
        return t("not tested: as weighted, fewer than {few}", few=few)
    if why in UNTESTED:
        return t(UNTESTED[why], few=few, events=events)
    return t("not tested: {reason}", reason=say_reason(why))


def level(found: Comparison) -> str:
    """What the places are compared with: the figure that cards show, or else the mean of the places shown."""
    value = value_text(found.metric, found.overall, found.n)
    return t(N_("all together {value}") if found.whole else N_("mean of the places shown {value}"), value=value)


def called(found: Comparison) -> dict[str, str]:
    """What the places compared are called, shown and hidden ones."""
    codes = [*found.places[found.by], *found.hidden] if found.by in found.places else []
    if found.by == STAFF:
        return staff.names(codes)
    told = names(found.by)
    return {code: told.get(code, code) for code in codes}


def _alarms(found: Comparison, listed: int) -> str:
    told = t("{listed} of {tested} compared; about one in ten of those listed is a false alarm.",
             listed=listed, tested=found.tested)  # fmt: skip
    small = found.named - found.tested
    if not small:
        return told
    rest = tn("{n} place is too small to compare.", "{n} places are too small to compare.", small)
    return t("{first} {second}", first=told, second=rest)


def _count(found: Comparison) -> str:
    return tn("{n} place compared.", "{n} places compared.", found.tested)
