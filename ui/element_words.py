"""The five elements and the four competencies in words: names, what they mean and whose words these are, gaps told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxlib.coaching.elements import COMPETENCIES, DIFFERENT, ELEMENTS
from cxlib.records import records
from ui.error_words import say_reason
from ui.names import in_chart, in_sentence
from ui.telling import interval_text, value_text
from ui.upload_words import ITEMS
from ui.words import MINUS, N_, NOTHING, is_missing, number, percent, t

GROUPS = {"elements": N_("The five elements"), "competencies": N_("The four competencies"), "others": N_("Other")}
CODES = {"elements": ELEMENTS, "competencies": COMPETENCIES}
ARTICLES, OURS = N_("from the source articles"), N_("our own words")
# item → what it means, whose words
MEANINGS = {
    "element.reliability": (N_("No mistakes; what goes wrong is put right at once; skilled staff."), ARTICLES),
    "element.responsiveness": (
        N_("Quick; those who wait are told why and how it goes on, and waiting is made easy to bear."), ARTICLES),
    "element.friendliness": (
        N_("Polite, patient, respectful; one feels in good hands. Columns about assurance, politeness and expertise "
           "count here: the articles have friendliness where SERVQUAL has assurance."), OURS),
    "element.empathy": (N_("Sees the customer's own situation and need, and acts on it."), OURS),
    "element.tangibles": (N_("Rooms, equipment, signs, clothes and papers: what is seen, heard and smelled."), OURS),
    "competency.awareness": (N_("Notices who needs help, and offers it before being asked."), OURS),
    "competency.knowledge": (N_("Knows the business and its rules, and gives the right answer."), OURS),
    "competency.communication": (N_("Listens, asks, and says it so that the customer understands."), OURS),
    "competency.emotion": (N_("Stays calm, and calms those who are upset."), OURS),
}  # fmt: skip
SIGNS = {"concern": "▼ ", "improvement": "▲ ", "": ""}


def item_name(code: str) -> str:
    """An element's name; a free item is called what its file calls it."""
    return t(ITEMS[code]) if code in ITEMS else code


def verdict(row: Mapping[str, Any]) -> str:
    """Whether a gap is more than chance: "concern" below expectation, "improvement" above, "" neither."""
    if is_missing(row["gap_low"]) or (not is_missing(row["q"]) and row["q"] >= 0.10):
        return ""
    return "concern" if row["gap_high"] < 0 else "improvement" if row["gap_low"] > 0 else ""


def signed(value: float) -> str:
    """A gap with its sign, in points of the scale.

    >>> signed(-0.395), signed(0.064), signed(0.001)
    ('−0.40', '+0.06', '±0.00')
    """
    if is_missing(value):
        return NOTHING
    told = number(abs(value), 2)
    return ("±" if told == number(0.0, 2) else "+" if value > 0 else MINUS) + told


def chance(p: float) -> str:
    """A p or q, to three places.

    >>> chance(0.0001), chance(0.0154), chance(float("nan"))
    ('< 0.001', '0.015', '—')
    """
    return "< 0.001" if not is_missing(p) and p < 0.001 else number(p, 3)


def between(row: Mapping[str, Any]) -> str:
    """The interval of a gap."""
    return t("{low} to {high}", low=signed(row["gap_low"]), high=signed(row["gap_high"]))


def performance(row: Mapping[str, Any], name: str) -> str:
    """An item's performance as a sentence that can stand alone."""
    if is_missing(row["value"]):
        return t("{name}: {reason} (n = {n}).", name=name, reason=say_reason(row["reason"]), n=int(row["n"]))
    return t("{name}: {value} satisfied (95 %: {range}; n = {n}).", name=name,
             value=value_text("csat", row["value"], row["n"]),
             range=interval_text("csat", row["low"], row["high"], row["n"]), n=int(row["n"]))  # fmt: skip


def gap(row: Mapping[str, Any], name: str) -> str:
    """A gap as a sentence that can stand alone."""
    if is_missing(row["gap"]):
        return t("{name}: {reason} (n = {n}).", name=name, reason=say_reason(row["gap_reason"]), n=int(row["gap_n"]))
    told = t("{name}: expected {expected}, perceived {perceived}, gap {gap} (95 %: {range}; n = {n}).", name=name,
             expected=number(row["expectation"], 2), perceived=number(row["perception"], 2), gap=signed(row["gap"]),
             range=between(row), n=int(row["gap_n"]))  # fmt: skip
    return t("{sentence} Not the same people.", sentence=told) if row["paired"] == DIFFERENT else told


def weakest(found: pd.DataFrame) -> str:
    """Which item is judged worst, and whether the next is judged better by more than chance; nothing for one alone."""
    rows = records(found.dropna(subset=["value"]).sort_values("value"))
    if len(rows) < 2:
        return ""
    worst, second = rows[:2]
    sure = worst["high"] < second["low"]
    wording = N_("Judged worst: **{name}**, {value} satisfied ({range}; n = {n}), by more than chance.") if sure else (
        N_("Judged worst: **{name}**, {value} satisfied ({range}; n = {n}); the next may be no better."))  # fmt: skip
    return t(wording, name=in_sentence(item_name(worst["item"])), value=value_text("csat", worst["value"], worst["n"]),
             range=interval_text("csat", worst["low"], worst["high"], worst["n"]), n=int(worst["n"]))  # fmt: skip


def furthest(found: pd.DataFrame) -> str:
    """Which item lies furthest below what was expected, by more than chance; nothing if none does."""
    below = [row for row in records(found) if verdict(row) == "concern"]
    if not below:
        return ""
    worst = min(below, key=lambda row: float(row["gap"]))
    return t("Furthest below what was expected: **{name}**, {gap} points ({range}; n = {n}).",
             name=in_sentence(item_name(worst["item"])), gap=signed(worst["gap"]), range=between(worst),
             n=int(worst["gap_n"]))  # fmt: skip


def split(row: Mapping[str, Any], name: str) -> str:
    """How many got less than, as and more than they expected, and how far people differ."""
    return t("{name}: {below} below, {as_expected} as expected, {above} above; spread of gaps {spread}, n = {n}",
             name=name, below=percent(row["below"], 0), as_expected=percent(row["as_expected"], 0),
             above=percent(row["above"], 0), spread=number(row["spread"], 2), n=int(row["gap_n"]))  # fmt: skip


def drawn(lines: pd.DataFrame, labels: list[str]) -> pd.DataFrame:
    """Gap lines with what a dumbbell shows: names, verdicts, the text beside the row and under the pointer."""
    rows = records(lines.assign(name=labels))
    verdicts = [verdict(row) for row in rows]
    return lines.assign(
        label=[in_chart(label) for label in labels], verdict=verdicts,
        text=[SIGNS[one] + signed(row["gap"]) for one, row in zip(verdicts, rows, strict=True)],
        hover=[in_chart(gap(row, row["name"])) for row in rows], **{"class": lines["gap_class"]},
    )  # fmt: skip
