"""The words of observation: steps and checks, observers, answers, and how the three sources agree."""

from __future__ import annotations

import pandas as pd

from ui.error_words import say_reason
from ui.pack_steps import STEPS
from ui.words import N_, t

WINDOW = ("greet", "understand", "solve", "close")
ROLES = {"trainer": N_("Trainer or supervisor (known to the staff)"), "shopper": N_("Mystery shopper (not known)")}
SHORT_ROLES = {"trainer": N_("trainer"), "shopper": N_("mystery shopper")}
ANSWERS = {"passed": N_("passed"), "failed": N_("failed"), "unseen": N_("could not be seen")}
MEANINGS = {"1": ANSWERS["passed"], "0": ANSWERS["failed"], "missing": ANSWERS["unseen"]}
SCORES: dict[str, float | None] = {"passed": 1.0, "failed": 0.0, "unseen": None}
# of a file of scorecards: its columns, and what to do about a refused row
COLUMNS = {"observer": N_("Observer"), "sort": N_("Kind of observer (trainer, mystery shopper)"),
           "step": N_("Step"), "check": N_("Check"), "passed": N_("Passed or not")}  # fmt: skip
REMEDIES = {"NO_OBSERVER": N_("Fill in who looked."), "NO_CHECK": N_("Fill in what was checked, or delete the row.")}
LEVELS = {"very_good": N_("very good agreement"), "good": N_("good agreement"), "moderate": N_("moderate agreement"),
          "fair": N_("weak agreement"), "slight": N_("hardly more than chance")}  # fmt: skip
DOUBTS = {"TOO_FEW": N_("too few checks to say"), "FEW_ANSWERS": N_("few checks")}
STANDINGS = {"below": N_("below its journey"), "level": N_("as its journey"), "above": N_("above its journey"),
             "unknown": N_("too little known")}  # fmt: skip
TRIO = {
    "WEAK_BOTH": N_("agree: weak in both; train here"),
    "WEAK_BOTH_STILL": N_("agree: still weak in both, although the training worked; go on"),
    "FINE_BOTH": N_("agree: nothing stands out"),
    "FINE_PARTLY": N_("partly: neither is below, but only one is above its journey"),
    "FINE_BOTH_TRAINED": N_("agree: nothing stands out, and the training worked"),
    "SURVEY_ONLY": N_("differ: customers are unhappy, observers see no reason; look at waits, rules, equipment"),
    "OBSERVED_ONLY": N_("differ: observers see faults that customers do not mark down; watch it"),
    "UNKNOWN": N_("not known: one of the two is missing or rests on too little"),
}


def steps_of(node: pd.Series) -> tuple[str, ...]:
    """The steps of a node's check list: its own where it is a step that has one, else the four of window service.

    >>> steps_of(pd.Series({"kind": "step", "stage": "quote"}))
    ('quote',)
    >>> steps_of(pd.Series({"kind": "place", "stage": "greet"}))[1:]
    ('understand', 'solve', 'close')
    """
    return (str(node["stage"]),) if node["kind"] == "step" and node["stage"] in STEPS else WINDOW


def step_word(code: str) -> str:
    """A step's name; one of somebody's own list as it is called there."""
    return t(STEPS[code][0]) if code in STEPS else code


def role_word(code: str) -> str:
    """A kind of observer, short."""
    return t(SHORT_ROLES[code])


def item_word(text: str) -> str:
    """A check's text in the reader's language, if it is one of the board's own lists."""
    return t(text) if text in OWN else text


def doubt_word(reason: str) -> str:
    """Why a share of checks is missing or rests on little; nothing if it is sound."""
    if reason in DOUBTS:
        return t(DOUBTS[reason])
    return say_reason(reason) if reason else ""


OWN = frozenset(text for _, items in STEPS.values() for text in items)
