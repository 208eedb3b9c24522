"""Kano classes in words: what each means, and a feature's class as a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cxlib.records import records
from ui.error_words import say_reason
from ui.names import in_sentence
from ui.words import N_, NOTHING, is_missing, listing, number, percent, t

CLASSES = {
    "M": N_("must-be"), "O": N_("one-dimensional"), "A": N_("attractive"), "I": N_("indifferent"),
    "R": N_("reverse"), "Q": N_("questionable"),
}  # fmt: skip
MEANINGS = {
    "M": N_("Taken for granted: its absence costs satisfaction, its presence wins none."),
    "O": N_("The more the better: pleases where it is there, annoys where it is not."),
    "A": N_("A delight: nobody misses it, everybody likes it."),
    "I": N_("Hardly anybody minds either way."),
    "R": N_("Most would rather not have it: ask again with the wording turned round before acting."),
    "Q": N_("Liked both ways: the question was probably not understood."),
}


def class_name(kind: str) -> str:
    """A class by its name, or two where neither leads clearly.

    >>> class_name("M"), class_name("O/I"), class_name("")
    ('must-be', 'one-dimensional or indifferent', '—')
    """
    parts = [t(CLASSES[letter]) for letter in kind.split("/") if letter]
    return t("{one} or {other}", one=parts[0], other=parts[1]) if len(parts) == 2 else (parts or [NOTHING])[0]


def p_text(p: float) -> str:
    """The probability that chance alone sets the two most frequent letters so far apart.

    >>> p_text(0.0001), p_text(0.108), p_text(float("nan"))
    ('p < 0.001', 'p = 0.108', 'no test')
    """
    if is_missing(p):
        return t("no test")
    return "p < 0.001" if p < 0.001 else f"p = {number(p, 3)}"


def sentence(row: Mapping[str, Any]) -> str:
    """A feature's class, able to stand alone."""
    if not row["kind"]:
        return t("{name}: {reason} (n = {n}).", name=row["feature"], reason=say_reason(row["reason"]), n=int(row["n"]))
    told = t("{feature}: {kind} (n = {n}, {p}); having it pleases {better} ({better_low} to {better_high}), lacking it "
             "displeases {worse} ({worse_low} to {worse_high}).", feature=row["feature"], kind=class_name(row["kind"]),
             n=int(row["n"]), p=p_text(row["p"]), **shares(row))  # fmt: skip
    return t("{sentence} Too close to call.", sentence=told) if row["mixed"] else told


def shares(row: Mapping[str, Any]) -> dict[str, str]:
    """How many having it pleases and lacking it displeases, with limits, as percentages."""
    return {
        "better": percent(row["better"], 0), "better_low": percent(row["better_low"], 0),
        "better_high": percent(row["better_high"], 0), "worse": percent(-row["worse"], 0),
        "worse_low": percent(-row["worse_high"], 0), "worse_high": percent(-row["worse_low"], 0),
    }  # fmt: skip


def with_limits(row: Mapping[str, Any], side: str) -> str:
    """One of the two shares with its limits, for a table."""
    told = shares(row)
    if is_missing(row[side]):
        return NOTHING
    return t("{value} ({low} to {high})", value=told[side], low=told[f"{side}_low"], high=told[f"{side}_high"])


def by_class(found: pd.DataFrame) -> list[str]:
    """One line a class: its name, its features (`name`), what it means."""
    lines = []
    for letter, name in CLASSES.items():
        of = found[(found["kind"] == letter) & ~found["mixed"]]
        if len(of):
            told = [in_sentence(one) for one in of["name"]]
            lines.append(
                t("**{name}**: {features}. {meaning}", name=t(name), features=told, meaning=t(MEANINGS[letter]))
            )
    mixed = [t("{feature} ({kind})", feature=in_sentence(row["name"]), kind=class_name(row["kind"]))
             for row in records(found[found["mixed"]])]  # fmt: skip
    if mixed:
        lines.append(
            t("**Too close to call**: {features}. Look at groups of customers before concluding.", features=mixed)
        )
    return lines


def differing(parts: pd.DataFrame, by: str, told: Mapping[str, str]) -> list[str]:
    """Features that groups of customers see differently: each group that is clear, with its class."""
    lines = []
    clear = parts[(parts["kind"] != "") & ~parts["mixed"] & (parts["class"] == "normal")]
    for feature, rows in clear.groupby("feature", sort=False):
        if rows["kind"].nunique() > 1:
            groups = [t("{group}: {kind} (n = {n})", group=in_sentence(told.get(row[by], row[by])),
                        kind=class_name(row["kind"]), n=int(row["n"])) for row in records(rows)]  # fmt: skip
            lines.append(f"**{in_sentence(str(feature))}** — {listing(groups)}")
    return lines
