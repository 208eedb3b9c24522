"""Drivers of overall satisfaction in words: they go with it; nobody says that they cause it."""

from __future__ import annotations

import numpy as np

from cxlib.coaching.driving import Driving
from cxlib.coaching.halo import ONE_IMPRESSION
from cxlib.coaching.quadrant import Quadrants
from ui.element_words import item_name
from ui.names import in_sentence, names
from ui.telling import value_text
from ui.words import N_, listing, number, percent, t

REASONS = {
    "TOO_FEW_PERSONS": N_("Too few persons answered everything: {n}; it takes 100, and 10 for each driver."),
    "NO_DRIVERS": N_("Fewer than two drivers: nothing can be compared."),
    "SAME_OUTCOME": N_("All persons gave the same overall score: nothing goes with it."),
    "WEAK_FIT": N_(
        "All drivers together explain less than a tenth of the differences in overall satisfaction (R² {r2}, "
        "n = {n}): none is ranked."
    ),
}
MANY_LOST = 0.2
QUADRANTS = {
    "concentrate_here": N_("concentrate here"), "keep_up": N_("keep it up"), "low_priority": N_("low priority"),
    "possible_overkill": N_("possible overkill"),
}  # fmt: skip


def driver_name(of: str, code: str) -> str:
    """A driver's name: a service node's or an item's."""
    return names("node").get(code, code) if of == "node" else item_name(code)


def ranks(told: Driving, place: int) -> str:
    """Its rank and how far resamples move it: "1", or "3 (3 to 5)"."""
    rank, first, last = (int(part[place]) for part in (told.found.rank, told.found.first_rank, told.found.last_rank))
    return str(rank) if first == last == rank else t("{rank} ({first} to {last})", rank=rank, first=first, last=last)


def sentences(told: Driving) -> list[str]:
    """Every driver as a sentence that can stand alone, the most important first."""
    found = told.found
    return [
        t("{name} goes with overall satisfaction: {share} of what all {k} drivers explain (95 %: {low} to {high}), "
          "rank {rank}; R² {r2}, n = {n}.", name=driver_name(told.of, found.names[place]), k=len(found.names),
          share=percent(found.share.value[place], 0), low=percent(found.share.low[place], 0),
          high=percent(found.share.high[place], 0), rank=ranks(told, place), r2=number(found.r2, 2), n=found.n)
        for place in np.argsort(found.rank)
    ]  # fmt: skip


def foremost(told: Driving) -> str:
    """What goes most with overall satisfaction, and whether resamples ever put another one first; in Markdown."""
    found = told.found
    top = int(np.argmin(found.rank))
    sure = int(found.last_rank[top]) == 1
    apart = N_("Goes most with overall satisfaction: **{name}**, {share} of what all {k} explain ({low} to {high}).")
    alike = N_("Goes most with overall satisfaction: **{name}**, {share} of what all {k} explain ({low} to {high}); "
               "the next may matter as much.")  # fmt: skip
    return t(apart if sure else alike, name=in_sentence(driver_name(told.of, found.names[top])), k=len(found.names),
             share=percent(found.share.value[top], 0), low=percent(found.share.low[top], 0),
             high=percent(found.share.high[top], 0))  # fmt: skip


def fit(told: Driving) -> list[str]:
    """How well all drivers together explain the outcome, on how many persons, and who is left out."""
    found = told.found
    lines = [
        t("All {k} together explain {share} of the differences in overall satisfaction (R² {r2}, n = {n} persons).",
          k=len(found.names), share=percent(found.r2, 0), r2=number(found.r2, 2), n=found.n),
        t("{lost} of the persons are left out, as they did not answer everything.", lost=percent(found.lost, 0)),
    ]  # fmt: skip
    lines += [t("Their answers may not stand for all.")] if found.lost > MANY_LOST else []
    for codes, wording in (
        (told.rare, N_("Left out, as fewer than half were asked: {names}.")),
        (found.constant, N_("Left out, as all gave the same score: {names}.")),
        (tuple(one for one, _ in found.merged), N_("Left out, as another driver says the same: {names}.")),
    ):
        if codes:
            lines.append(t(wording, names=[in_sentence(driver_name(told.of, code)) for code in codes]))
    against = [found.names[place] for place in np.flatnonzero(found.beta < 0)]
    if against:
        lines.append(t("With the others held equal, these go against it, which is odd: {names}.",
                       names=[in_sentence(driver_name(told.of, code)) for code in against]))  # fmt: skip
    return lines


def check(told: Driving) -> str:
    """Whether Johnson's relative weights put the drivers in the same order."""
    found = told.found
    if found.by_johnson:
        return t("With more than 12 drivers the importance is Johnson's relative weights; there is no second measure.")
    other = (-found.johnson).argsort(kind="stable").argsort(kind="stable") + 1
    moved = [driver_name(told.of, name) for name, a, b in zip(found.names, found.rank, other, strict=True) if a != b]
    if not moved:
        return t("Check: Johnson's relative weights put the drivers in the same order.")
    return t(
        "Check: Johnson's relative weights rank these differently: {names}.", names=[in_sentence(o) for o in moved]
    )


def placed(told: Driving, seen: Quadrants, place: int) -> str:
    """Where a driver stands between importance and performance."""
    row = told.performance.iloc[place]
    facts = {"name": driver_name(told.of, told.found.names[place]), "share": percent(told.found.share.value[place], 0)}
    if not seen.quadrant[place]:
        return t("{name}: importance {share}; too few answers about it.", **facts)
    corner, value = t(QUADRANTS[str(seen.quadrant[place])]), value_text("csat", row["value"], row["n"])
    if seen.undecided[place]:
        return t(
            "{name}: {corner}, undecided; {value} satisfied, importance {share}.", corner=corner, value=value, **facts
        )
    return t("{name}: {corner}; {value} satisfied, importance {share}.", corner=corner, value=value, **facts)


def halo(told: Driving) -> list[str]:
    """Whether one impression stands behind all scores, and who ticks one score down the page."""
    seen, lines = told.halo, []
    if np.isfinite(seen.first):
        facts = {"first": percent(seen.first, 0), "bound": percent(ONE_IMPRESSION, 0), "r": number(seen.mean_r, 2)}
        lines.append(
            t("One impression drives all scores: {first} of their differences run one way (ours: from {bound} on), "
              "mean correlation {r}. The order of drivers means little.", **facts) if seen.one_impression else
            t("No halo: {first} of the differences between scores run one way (a halo from {bound} on, our bound), "
              "mean correlation of two drivers {r}.", **facts)
        )  # fmt: skip
    if np.isfinite(seen.straight.value):
        lines.append(
            t("{share} ({low} to {high}) ticked one score for everything; {best} of these the best score, which may "
              "be in earnest.", share=percent(float(seen.straight.value)), low=percent(float(seen.straight.low)),
              high=percent(float(seen.straight.high)), best=percent(seen.best, 0))
        )  # fmt: skip
    lines.append(_without(told))
    return [line for line in lines if line]


def _without(told: Driving) -> str:
    """What is left of the ranking without those who ticked one score."""
    other = told.without
    if other.reason or other.names != told.found.names:
        return ""
    order = [driver_name(told.of, other.names[place]) for place in np.argsort(other.rank)]
    facts = {"r2": number(other.r2, 2), "n": other.n}
    if (other.rank == told.found.rank).all():
        return t("Without them the order is the same (R² {r2}, n = {n}).", **facts)
    return t(
        "Without them the order is: {order} (R² {r2}, n = {n}).", order=listing(in_sentence(o) for o in order), **facts
    )
