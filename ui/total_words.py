"""What concerns files of totals, in words: their columns, why these were taken for what they are, what to mend."""

from __future__ import annotations

import pandas as pd

from ui.words import N_, t, tn

ROLES = {
    "period": N_("Period the row is about"),
    "until": N_("Last day of the period"),
    "hour": N_("Hour of the day"),
    "served": N_("How many were served"),
    "abandoned": N_("How many left without service"),
    "waited": N_("How many waits were measured"),
    "average": N_("Average wait"),
    "longest": N_("Longest wait"),
    "within": N_("How many within the standard"),
    "breaches": N_("How many beyond the standard"),
    "band": N_("How many waited so long (a band)"),
    "complaints": N_("How many complaints"),
    "answers": N_("How many answered"),
    "satisfied": N_("How many satisfied"),
    "dissatisfied": N_("How many dissatisfied"),
    "level": N_("How many gave this answer"),
    "mean": N_("Mean score"),
}
# What a reader can do about a refused row, by the code of the reject.
REMEDIES = {
    "NOT_A_PERIOD": N_("Write a period as 2026-03, 2026-03-02, 2026-W10 or 2026Q1, or choose another column for it."),
    "NOT_AN_HOUR": N_("Write an hour as 9, 09:00 or 09:00-10:00."),
    "NOT_A_COUNT": N_(
        "A count is a whole number of 0 and more: mend the cells in the file, or correct what the column is."
    ),
    "MORE_THAN_THE_WHOLE": N_(
        "Compare it with the number it is a part of; for percentages write % under “Unit, limits”."
    ),
    "LEVEL_EMPTY": N_("Write 0 where nobody gave this answer."),
    "NOTHING_COUNTED": N_("Fill in at least one number, or leave the row out."),
    "SAME_TOTAL_TWICE": N_(
        "Choose the column that tells such rows apart as service node, site or channel; or sum them up."
    ),
    "PERIOD_BACKWARDS": N_("Mend the first or the last day in the file."),
}
WHY = {
    "DAYS_ARE_MONTHS": N_("every day is the first of a month: taken for whole months"),
    "DAYS_ARE_WEEKS": N_("always the same day of the week: taken for whole weeks"),
    "TELLS_APART": N_("without it several rows are about the same place and period"),
    "COUNT_UNCLEAR": N_("a number beside an average: taken for how many answered"),
    "UNIT_UNCLEAR": N_("seconds or minutes? Nothing tells; minutes are taken"),
    "STANDARD_NOT_TOLD": N_("which standard? The file does not tell; write it under “Unit, limits”, such as 15 min"),
}


def aside_text(aside: pd.DataFrame) -> str:
    """That totals are not counted, as finer data tell the same; nothing if there are none."""
    totals = aside.groupby("subject")["n"].sum()
    if totals.empty:
        return ""
    told = [_counted(str(subject), int(n)) for subject, n in totals.items()]
    return tn(
        "{n} total is not counted ({told}), as single rows or shorter totals tell of the same place and days.",
        "{n} totals are not counted ({told}), as single rows or shorter totals tell of the same place and days.",
        int(aside["totals"].sum()),
        told=told,
    )


def _counted(subject: str, n: int) -> str:
    words = {
        "volume": t("{n} served", n=n), "wait": tn("{n} wait", "{n} waits", n),
        "complaint": tn("{n} complaint", "{n} complaints", n), "answer": tn("{n} answer", "{n} answers", n),
    }  # fmt: skip
    return words[subject]
