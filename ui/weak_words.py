"""Weak points in words: the element, the step, how weak, and why it stands where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cxlib.comments.dictionary import shipped
from cxlib.display import HIDDEN
from ui.error_words import say_reason
from ui.names import names
from ui.pack_steps import STEPS
from ui.telling import difference_text, interval_text, value_text
from ui.upload_words import ITEMS
from ui.words import N_, NOTHING, is_missing, language, number, t

VOLUME = {
    "served": N_("{n} served"),
    "estimated": N_("about {n} customers, estimated from answers"),
    "answers": N_("{n} answered; nobody counts the customers"),
}
SHIFTS = {"morning": N_("in the morning"), "afternoon": N_("in the afternoon"), "evening": N_("in the evening")}
KINDS = {"site": N_("between sites"), "shift": N_("between times of day"), "staff": N_("between members of staff")}
WEIGHTY, LIGHT = 1.25, 0.8


def item_name(code: str) -> str:
    """An element's name; a free item is called what its file calls it."""
    return t(ITEMS[code]) if code in ITEMS else code


def step_name(stage: str) -> str:
    """A step's name; one the board does not know is called as its journey calls it."""
    return t(STEPS[stage][0]) if stage in STEPS else stage


def topic_name(code: str) -> str:
    """A topic's name; one that is not in the dictionary is called by its code."""
    topic = shipped().topics.get(code)
    return code if topic is None else topic.zh if language() == "zh" else topic.en


def point_name(row: Mapping[str, Any]) -> str:
    """Element and node."""
    return f"{item_name(row['item'])} · {names('node').get(row['node'], row['node'])}"


def figure(row: Mapping[str, Any]) -> str:
    """How many are satisfied, between what, on how many; or why that is not told."""
    if row["class"] == HIDDEN or is_missing(row["value"]):
        return t("{reason} (n = {n})", reason=say_reason(row["reason"]), n=row["n"])
    value, between = (
        value_text("csat", row["value"], row["n"]),
        interval_text("csat", row["low"], row["high"], row["n"]),
    )
    return t("{value} satisfied ({between}, n = {n})", value=value, between=between, n=row["n"])


def behind(row: Mapping[str, Any]) -> str:
    """How far it lies behind the rest of its journey."""
    if is_missing(row["shortfall"]) or row["shortfall"] <= 0:
        return NOTHING
    low, high = (points(row[name]) for name in ("shortfall_low", "shortfall_high"))
    return t("{points} below the rest of its journey ({low} to {high})",
             points=difference_text("csat", row["shortfall"], row["n"]).lstrip("+"), low=low, high=high)  # fmt: skip


def points(share: float) -> str:
    """A difference of shares as a number of whole points.

    >>> points(0.342), points(-0.001)
    ('34', '0')
    """
    return number(round(share * 100) + 0, 0)


def volume(row: Mapping[str, Any]) -> str:
    """How many customers it touches, and how that is known."""
    wording = VOLUME[row["volume_from"]]
    return t(wording, n=round(row["customers"]))


def importance(row: Mapping[str, Any]) -> str:
    """How much it goes with overall satisfaction, against the average element."""
    if not row["importance_known"]:
        return t("importance not known")
    times = number(row["importance"], 1)
    if row["importance"] >= WEIGHTY:
        return t("goes with overall satisfaction more than others ({times} times the average)", times=times)
    if row["importance"] <= LIGHT:
        return t("goes with overall satisfaction less than others ({times} times the average)", times=times)
    return t("goes with overall satisfaction as much as others ({times} times the average)", times=times)


def spread(row: Mapping[str, Any], staff_names: bool, spell: Callable[[str], str] = str) -> str:
    """Where an element is not judged alike: the lowest and the highest group. `spell` makes names safe."""
    low, high = (value_text("csat", row[name], row[f"{name}_n"]) for name in ("low", "high"))
    by = row["by"]
    kind = t(KINDS[by])
    if by == "staff" and not staff_names:
        return t("uneven {kind}: {low} to {high}", kind=kind, low=low, high=high)
    first, last = (spell(part_name(by, row[name])) for name in ("lowest", "highest"))
    return t("uneven {kind}: {first} {low}, {last} {high}", kind=kind, first=first, low=low, last=last, high=high)


def part_name(by: str, code: str) -> str:
    """A group's name: a site, a time of day, a member of staff."""
    if by == "site":
        return names("site").get(code, code)
    return t(SHIFTS[code]) if by == "shift" else code
