"""Is a change real? The verdict on a figure against the period before, in words, sign and colour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from cxlib.registry import METRICS
from ui.words import N_, is_missing, t

IMPROVEMENT, CONCERN, CHANGED, CHANCE = "improvement", "concern", "changed", "chance"
# not compared: too few, nothing before, journeys of different kinds together, not all of a period is counted, or many
# of its cases are still open
FEW, ALONE, MIXED, UNLIKE, OPEN = "few", "alone", "mixed", "unlike", "open"
COMPARED = (IMPROVEMENT, CONCERN, CHANGED, CHANCE)
# Reasons that speak of a figure that is there, but weak; every other one says that there is none.
WEAK = ("TOO_FEW", "FEW_ANSWERS", "FEW_EVENTS", "NO_SPREAD", "STILL_ARRIVING")

WORDS = {
    IMPROVEMENT: N_("really better"),
    CONCERN: N_("really worse"),
    CHANGED: N_("really changed"),
    CHANCE: N_("may be chance"),
    FEW: N_("too few to compare"),
    ALONE: N_("no earlier data to compare"),
    MIXED: N_("several journeys: choose one to compare"),
    UNLIKE: N_("cannot be compared"),
    OPEN: N_("not final: the newest cases are still open"),
}

Colour = Literal["blue", "orange", "off"]
COLOURS: Mapping[str, Colour] = {IMPROVEMENT: "blue", CONCERN: "orange"}
# how a coloured word is marked in a text
SIGN_COLOURS: Mapping[Colour, str] = {"blue": "blue", "orange": "orange", "off": "gray"}


def verdict(row: Mapping[str, Any]) -> str:
    """The verdict on one line of a comparison (`metric, now, before, difference, tested, real, reason`).

    >>> verdict({"metric": "wait_p90_s", "difference": 90.0, "tested": True, "real": True})
    'concern'
    >>> verdict({"metric": "csat", "difference": 0.02, "tested": True, "real": False})
    'chance'
    >>> verdict({"metric": "csat", "now": 0.9, "tested": False, "real": False, "reason": "NO_BEFORE"})
    'alone'
    """
    if not row["tested"]:
        if is_missing(row["now"]) or row["reason"] in WEAK:
            return FEW
        return ALONE if is_missing(row.get("before")) else UNLIKE
    if not row["real"]:
        return CHANCE
    better = METRICS[row["metric"]].better
    if better == "none":
        return CHANGED
    return IMPROVEMENT if (row["difference"] > 0) == (better == "high") else CONCERN


def said(verdict: str) -> str:
    """The verdict in words."""
    return t(WORDS[verdict])


def colour(verdict: str) -> Colour:
    """Streamlit's name of the verdict's colour; grey unless the change is real and has a direction."""
    return COLOURS.get(verdict, "off")


def arrow(difference: float | None) -> str:
    """▲ or ▼: which way the number went, whatever that means.

    >>> arrow(-0.1), arrow(None)
    ('▼', '')
    """
    if difference is None or is_missing(difference) or difference == 0:
        return ""
    return "▲" if difference > 0 else "▼"
