"""Why a column was taken for what it is, and whether a person has to look at it."""

from __future__ import annotations

from ui import entry_words, total_words
from ui.words import N_, percent, t

WHY = (
    {
        "HEADER": N_("by its header"),
        "VALUES": N_("by its values"),
        "REMEMBERED": N_("as last time"),
        "RENAMED": N_("was “{was}” last time ({alike} alike)"),
        "NEW_COLUMN": N_("new since last time, left out"),
        "SCALE_CHANGED": N_("the answers are not those of last time’s scale ({was}): please choose the scale"),
        "DATES_CHANGED": N_("dates are not written like last time"),
        "PRESET": N_("by the headers of a known tool"),
        "BLOCK": N_("like its neighbours under the same question"),
        "MISSING_CODES": N_("numbers off the scale come again and again: taken for “no answer”"),
        "DIRECTION_LOW": N_("1 is best, as its words say"),
        "DIRECTION_UNCLEAR": N_("which end is best? Nothing tells; the high end is taken. Please choose the scale"),
        "TEN_UNCLEAR": N_(
            "few would recommend, none above 5: taken as asked from 1 to 5, not as NPS (0 to 10); please check"
        ),
        "DAY_MONTH_UNCLEAR": N_("day or month first? Please choose how dates are written"),
        "DAY_MONTH_MIXED": N_("some dates have the day first, others the month: please look at the file"),
        "DAY_INCOMPLETE": N_("only the day of the month: give year and month under “What the file does not say”"),
        "NUMBERS_BEGIN_ANEW": N_("numbers that begin anew: told apart by their day and site"),
        "NUMBERS_REPEAT": N_(
            "several rows have the same number and say different things: left out, every row counts by itself"
        ),
        "AVERAGES": N_("averages of many answers, left out: name the column that tells how many answered"),
        "MONTH_ONLY": N_("only the month: the first of the month is taken as the day"),
        "ITEM_UNCLEAR": N_("asks once more about the same things: please name what about them"),
        "RATING_LEFT": N_("a rating among tickets, left out: to have it, take it in again as a survey of another name"),
        "LABEL_ROWS": N_("the first rows are a second header and are left out"),
        "EVENT_LOG": N_("an event log: the same ticket comes again with other events"),
        "LONG": N_("one row per answer: the same person comes again with other questions"),
        "UNKNOWN": N_("not recognised"),
    }
    | total_words.WHY
    | entry_words.WHY
)
# these ask by themselves
ASKING = ("DIRECTION_UNCLEAR", "TEN_UNCLEAR", "SCALE_CHANGED", "ITEM_UNCLEAR", "DAY_MONTH_UNCLEAR",
          "DAY_MONTH_MIXED", "DAY_INCOMPLETE", "AVERAGES")  # fmt: skip
SURE = 0.6  # a guess less certain than this asks to be looked at


def say_why(code: str, certainty: float, was: str = "") -> str:
    """Why a column was taken for what it is, what it `was` last time, and whether to look at it."""
    reason = t(WHY[code], was=was, alike=percent(certainty, 0)) if code in WHY else code
    return t("{reason}; please check", reason=reason) if asks(code, certainty) and code not in ASKING else reason


def asks(code: str, certainty: float) -> bool:
    """Whether a person has to look at a column that was taken for what it is for this reason."""
    return code in ASKING or (certainty < SURE and code in WHY)
