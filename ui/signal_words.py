"""A signal as a sentence: where, from what to what, since when or when it was, and why it is believed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ui import course_words, rare_words
from ui.names import in_sentence
from ui.period_words import dated, length, when
from ui.telling import short_name, value_text
from ui.words import N_, is_missing, t

# what the number counts, whether the change lasts → the words
COUNTED = {
    ("served", True): N_("{n} served since then"), ("served", False): N_("{n} served in that time"),
    ("answers", True): N_("{n} answers since then"), ("answers", False): N_("{n} answers in that time"),
    ("due", True): N_("{n} due complaints since then"), ("due", False): N_("{n} due complaints in that time"),
    ("closed", True): N_("{n} closed complaints since then"),
    ("closed", False): N_("{n} closed complaints in that time"),
}  # fmt: skip


def title(row: Mapping[Any, Any], names: Mapping[str, str]) -> str:
    """Where and what: "Counter 1: Wait, P90". Short, for a link does not wrap and a phone is narrow."""
    return t("**{node}**: {metric}", node=node(row, names), metric=subject(row))


def subject(row: Mapping[Any, Any], named: Callable[[str], str] = short_name) -> str:
    """What changed, by a name of the metric; where no rate can be told, it is how soon complaints follow each other."""
    if is_missing(row["now"]) and row["metric"] == "complaints_per_1000":
        return t("Complaints")
    return named(row["metric"])


def node(row: Mapping[Any, Any], names: Mapping[str, str]) -> str:
    """Where: the name of its node."""
    return in_sentence(names.get(row["node"], t("all together")))


def change(row: Mapping[Any, Any]) -> str:
    """From what to what, and since when: "rose from 12 min to 19 min since Aug 2026"; what is over, as over."""
    key = row["metric"]
    before, now = (value_text(key, row[name], row["n"]) for name in ("before", "now"))
    since = dated(row["since"], row["grain"])
    if not row["current"]:
        return _past(row, before, now)
    if is_missing(row["now"]):
        often = N_("more often since {since}") if row["direction"] == "high" else N_("less often since {since}")
        return t(often, since=since)
    if is_missing(row["before"]):
        return t("{now} since {since}", now=now, since=since)
    if row["now"] >= row["before"]:
        return t("rose from {before} to {now} since {since}", before=before, now=now, since=since)
    return t("fell from {before} to {now} since {since}", before=before, now=now, since=since)


def _past(row: Mapping[Any, Any], before: str, now: str) -> str:
    then = when(row["since"], row["until"], row["grain"])
    if is_missing(row["now"]):
        often = N_("more often {when}, steady since") if row["direction"] == "high" else (
            N_("less often {when}, steady since"))  # fmt: skip
        return t(often, when=then)
    if is_missing(row["before"]):
        return t("was {now} {when}; steady since", now=now, when=then)
    return t("was {now} {when}, before that {before}; steady since", now=now, when=then, before=before)


def evidence(row: Mapping[Any, Any]) -> str:
    """Why a signal is believed, and whom it touches."""
    wording = COUNTED[row["counts"], bool(row["current"])]
    counted = "" if is_missing(row["now"]) else t(wording, n=row["touched"])
    return " · ".join(part for part in (course_words.rule_text(row), _seen(row), counted) if part)


def _seen(row: Mapping[Any, Any]) -> str:
    """In how many periods of those from the first to the last one it was seen."""
    n, spanned = row["points"], row["spanned"]
    whole = rare_words.gaps(spanned) if row["chart"] in rare_words.CHARTS else length(spanned, row["grain"])
    return t("seen in {length}", length=whole) if n == spanned else t("seen in {n} of {length}", n=n, length=whole)
