"""Figures that rest on totals: how they are marked, and what a total cannot tell.

**Question.** A monthly return says how many were seen, how many waited too long. Which figures follow, which do not?

**Method.** What adds up is added to what single rows say: counts, shares, rates, means. A total is counted whole or not
at all: one that reaches beyond the period asked for, or over several of the periods asked for, is not. What does not
add up (a quantile, an interval of a mean) is not guessed: the figure is withheld, or says that it rests on the rest.

**Limits.** Answers in totals count as one person each: nobody can tell whether the same person answered twice.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.assemble import Lines, because, length
from cxlib.display import HIDDEN, NORMAL, PROVISIONAL

Floats = npt.NDArray[np.float64]
PART, WHOLE = "part", "whole"
MARKS = np.array(["", PART, WHOLE], dtype=object)
NOT_FROM_TOTALS, WITHOUT_TOTALS = "NOT_FROM_TOTALS", "WITHOUT_TOTALS"
TOTAL_CUT, TOTAL_TOO_LONG, NO_SPREAD_TOLD = "TOTAL_CUT", "TOTAL_TOO_LONG", "NO_SPREAD_TOLD"


@dataclass(frozen=True)
class Share:
    """What totals have to do with figures, one place per group: how much of n they tell (`counted`), how many there are
    but `cut` by the scope or too `coarse` for the keys, and how much they know of but cannot `tell` for this metric.
    """

    counted: Floats
    cut: Floats
    coarse: Floats
    silent: Floats


def told(measures: Lines, *names: str) -> Floats:
    """The sum of these columns; 0 where there is none.

    >>> told({"a": np.array([1.0, 2.0])}, "a", "b").tolist()
    [1.0, 2.0]
    """
    summed: Floats = np.zeros(length(measures))
    for name in names:
        summed = summed + measures[name] if name in measures else summed
    return summed


def share(measures: Lines, counted: str, subjects: tuple[str, ...], silent: str = "") -> Share:
    """The share of totals in measures, for a metric about these subjects."""
    cut, coarse = (told(measures, *(f"{name}_{subject}" for subject in subjects)) for name in ("cut", "coarse"))
    return Share(told(measures, counted), cut, coarse, told(measures, silent))


def marked(frame: Lines, part: Share, *, whole_only: bool = False) -> Lines:
    """The lines with the column `aggregated` ("", `part`, `whole`) and with what the totals among them do not tell.

    A figure without all of its totals is provisional; with nothing else to rest on it is withheld. `whole_only`: it is
    withheld in either case, as its two counts would no longer be about the same (a rate).

    >>> line = {"value": np.array([0.9]), "n": np.array([100.0]), "low": np.array([0.8]), "high": np.array([0.95])}
    >>> line, none = line | {"class": np.array(["normal"]), "reason": np.array([""])}, np.zeros(1)
    >>> marked(line, Share(np.array([100.0]), none, none, none))["aggregated"].tolist()
    ['whole']
    >>> marked(line, Share(none, np.array([1.0]), none, none))["reason"].tolist()
    ['TOTAL_CUT']
    """
    n = frame["n"]
    frame = frame | {"aggregated": _marks(part.counted, n)}
    alone = (n == 0) | (np.array([whole_only]) if whole_only else np.zeros(len(n), dtype=bool))
    for where, reason, instead in (
        (part.silent > 0, NOT_FROM_TOTALS, WITHOUT_TOTALS),
        (part.coarse > 0, TOTAL_TOO_LONG, TOTAL_TOO_LONG),
        (part.cut > 0, TOTAL_CUT, TOTAL_CUT),
    ):
        if where.any():
            frame = _doubted(because(frame, where & alone, reason), where & ~alone, instead)
    return frame


def without_spread(frame: Lines, counted: Floats) -> Lines:
    """The lines, those that rest on totals without an interval: totals do not say how far single values lie apart."""
    where = counted > 0
    frame = frame | {end: np.where(where, np.nan, frame[end]) for end in ("low", "high")}
    return _doubted(frame, where, NO_SPREAD_TOLD)


def both_marked(frame: Lines, counted: Floats, n: Floats) -> Lines:
    """The lines of a figure made of two counts, marked `whole` only where the second one (`counted` of `n`) is too."""
    mark = frame["aggregated"]
    second = _marks(counted, n)
    joined = np.where((mark == second) | (n == 0), mark, PART)
    return frame | {"aggregated": joined.astype(object)}


def hours_told(totals: pd.DataFrame, by: tuple[str, ...], others: bool) -> pd.DataFrame:
    """Totals about whole days or weeks belong to no hour or weekday: they are told of only if nothing else is."""
    if not {"weekday", "hour"} & set(by):
        return totals
    told_some = totals[totals["n"] > 0]
    return told_some if others or len(told_some) else totals


def beside(lines: Lines, totals: pd.DataFrame, by: tuple[str, ...]) -> Lines:
    """The lines of single rows, and what totals of the same groups know of but cannot tell (a quantile).

    A group of which only totals know has a line of its own, withheld with the reason.
    """
    frame = pd.DataFrame(lines)
    totals = hours_told(totals, by, others=len(frame) > 0)
    known = totals[totals[["n", "cut", "coarse"]].sum(axis=1) > 0]
    known = known[[*by]].assign(silent=known["n"], cut_totals=known["cut"], coarse_totals=known["coarse"])
    if by:
        both = frame.merge(known, on=list(by), how="outer")
    else:
        both = frame.reset_index(drop=True).join(known.reset_index(drop=True), how="outer")
    fill = {"n": 0.0, "n_effective": 0.0, "class": HIDDEN, "reason": "NO_DATA"} | dict.fromkeys(
        ("silent", "cut_totals", "coarse_totals"), 0.0
    )
    both = both.fillna({name: value for name, value in fill.items() if name in both})
    cut, coarse, silent = (both.pop(name).to_numpy(dtype=float) for name in ("cut_totals", "coarse_totals", "silent"))
    columns = {name: both[name].to_numpy() for name in both}
    return marked(columns, Share(np.zeros(len(both)), cut, coarse, silent))


def with_answers(measures: Lines, unit: str) -> tuple[Lines, Share]:
    """Rating measures with what totals tell for a metric in this unit (`share`, `nps`, `score`), and its share.

    Each answer in a total weighs 1 and is one person.
    """
    n = told(measures, {"share": "total_boxed", "nps": "total_halved"}.get(unit, "total_scored"))
    if unit == "nps":  # promoters are known of more answers than detractors are: of those in between nothing is
        n = np.where(n == told(measures, "total_boxed"), n, 0.0)
    part = share(measures, "", ("answer",))
    silent = told(measures, "total_n") - n
    if not n.any():
        return measures, Share(n, part.cut, part.coarse, silent)
    counted = {"top": np.where(n > 0, told(measures, "total_top"), 0.0), "bottom": told(measures, "total_bottom"),
               "score": told(measures, "total_score")}  # fmt: skip
    more = dict.fromkeys(("n", "w", "w_sq", "n_effective"), n) | counted
    more |= {f"w_{name}": value for name, value in counted.items()}
    added = {name: measures[name] + value for name, value in more.items()}
    return measures | added, Share(n, part.cut, part.coarse, silent)


def _marks(counted: Floats, n: Floats) -> npt.NDArray[np.object_]:
    return MARKS[np.where(counted <= 0, 0, 1 + (counted >= n))]


def _doubted(frame: Lines, where: npt.NDArray[np.bool_], reason: str) -> Lines:
    """The lines; a normal figure becomes provisional there, one that is weak already keeps its own reason."""
    return because(frame, where & (frame["class"] == NORMAL), reason, kind=PROVISIONAL)
