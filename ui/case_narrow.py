"""What a link asks of the page of cases beyond its scope, and how that is said there."""

from __future__ import annotations

import re
from datetime import date

import streamlit as st

from cxlib.patience import BLOCKS
from cxlib.registry import METRICS
from cxlib.repeats import WITHIN
from cxlib.store.cases import Narrow
from ui import cached, filters, known_words, upload_words
from ui import narrowed as narrowed_by_click
from ui.drill import ANSWERS, COMPLAINTS, rows_of
from ui.names import in_sentence
from ui.words import N_, day, t, weekdays

OF_LINK = ("weekday", "hour", "category", "staff", "metric", "item", "waited", "block", "open_on",
           "repeated", "scored", "said")  # fmt: skip
LENGTHS = {"wait": N_("served after a wait"), "service": N_("served, with a service time")}
ITEMS = upload_words.ITEMS | {"csat": N_("satisfaction"), "nps": N_("NPS"), "ces": N_("made it easy")}


def narrow(rows: str) -> Narrow:
    """What the link asks beyond the scope of these rows (`OF_LINK`), and what its metric counts."""
    asked = st.query_params
    metric = asked.get("metric", "")
    about = metric if metric in METRICS and rows_of(metric) == rows else ""
    who = asked.get("staff") if cached.viewer().staff_names else None
    if rows == ANSWERS:
        item = (METRICS[about].item if about else asked.get("item")) or None
        waited = _span(asked.get("waited"))
        hours = BLOCKS.get(asked.get("block", "")) if waited else None
        low, said = asked.get("scored") == "low", asked.get("said") == "1"
        return Narrow(item=item, staff=who, waited=waited, hours=hours, low=low, said=said)
    if rows == COMPLAINTS:
        categories, open_on = tuple(asked.get_all("category")), _day(asked.get("open_on"))
        return Narrow(categories=categories, staff=who, open_on=open_on, repeated=asked.get("repeated") == "1")
    timed = next((length for length in LENGTHS if about.startswith(length)), "")
    return Narrow(_whole(asked.get("weekday"), 1, 7), _whole(asked.get("hour"), 0, 23), timed=timed, staff=who)


def narrowed(asked: Narrow) -> None:
    """What the click or the link narrowed the page to, in words, with one click back to everything."""
    was = narrowed_by_click.before()
    parts = [*(narrowed_by_click.told(was) if was else []), *_of_time(asked), *_of_kind(asked)]
    if not parts:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(t("Only: {what}", what=parts), width="content")
        if st.button(t("Show all"), type="tertiary", icon=":material/close:"):
            for name in OF_LINK:
                st.query_params.pop(name, None)
            if was:
                filters.widen(was)
            st.rerun()


def _of_kind(asked: Narrow) -> list[str]:
    told = dict.fromkeys(known_words.category(word) if word else t("no category") for word in asked.categories)
    names = [in_sentence(word) for word in (asked.staff, *told) if word]
    about = [t(ITEMS.get(asked.item, asked.item))] if asked.item else []
    again = [t("the same customer complained at most {days} days before", days=WITHIN)] if asked.repeated else []
    of_answers = [t("scored low")] * asked.low + [t("with a comment")] * asked.said
    return again + about + of_answers + names


def _of_time(asked: Narrow) -> list[str]:
    parts = [t(LENGTHS[asked.timed])] if asked.timed else []
    parts += [weekdays()[asked.weekday - 1]] if asked.weekday else []
    hours = asked.hours or (None if asked.hour is None else (asked.hour, asked.hour))
    parts += [f"{hours[0]:02d}:00–{hours[1]:02d}:59"] if hours else []
    if asked.waited:
        low, high = asked.waited
        parts.append(t("waited from {low} to less than {high} minutes", low=low, high=high + 1))
    if asked.open_on:
        parts.append(t("open at the end of {day}, whenever they came in", day=day(asked.open_on)))
    return parts


def _whole(text: str | None, low: int, high: int) -> int | None:
    return int(text) if text and text.isdigit() and low <= int(text) <= high else None


def _span(text: str | None) -> tuple[int, int] | None:
    """First and last whole minute, as in "10-14"."""
    found = re.fullmatch(r"(\d{1,5})-(\d{1,5})", text or "")
    return (int(found[1]), int(found[2])) if found else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
