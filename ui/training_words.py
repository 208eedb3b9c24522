"""The words of the training log: kinds, methods, reasons, and an effect in a word or a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cxlib.coaching.measured import Measured
from cxlib.registry import METRICS
from ui.effect_words import wording
from ui.telling import difference_text, metric_name, short_name
from ui.upload_words import ITEMS
from ui.words import N_, day, is_missing, language, t

KINDS = {"etiquette": N_("Service etiquette"), "communication": N_("Communication skills"),
         "scenario": N_("Scenario practice"), "knowledge": N_("Knowledge update")}  # fmt: skip
METHODS = {"lecture": N_("lecture"), "case_study": N_("case study"), "role_play": N_("role-play"),
           "discussion": N_("group discussion"), "demonstration": N_("demonstration"),
           "on_the_job": N_("on the job")}  # fmt: skip
CHOSEN = {"": N_("not told"), "weak": N_("they were weak"), "all": N_("all of a sort were trained"),
          "asked": N_("they asked for it"), "other": N_("another reason")}  # fmt: skip
AIMS = ("", *(code for code in ITEMS if code.startswith(("element.", "competency."))))
SHORT = {
    "WORKED": N_("worked"), "HARMED": N_("got worse"), "NO_EFFECT": N_("no effect seen"),
    "NOT_SHOWN": N_("not shown to work"), "CANNOT_TEST": N_("cannot be tested"), "TOO_EARLY": N_("too early"),
    "NOT_YET": N_("not yet held"),
    "NO_BEFORE": N_("nothing before"), "NO_COMPARISON": N_("nothing to compare with"),
    "NO_FIGURES": N_("too few figures"),
}  # fmt: skip
COLOURS = {"WORKED": "improvement", "HARMED": "concern"}
SHORT_WARNINGS = {
    "NOT_PARALLEL": N_("drifted apart before"), "PAST_UNKNOWN": N_("too few months before to see a drift"),
    "CHOSEN_WEAK": N_("chosen because weak"), "STARTED_WORSE": N_("started on a worse level"),
    "CEILING": N_("near 100 %"), "SHORT": N_("less than three months"), "TRAINED_TOO": N_("trained twice"),
}  # fmt: skip


def name(line: Mapping[Any, Any]) -> str:
    """A training's name and day."""
    named = line["name_zh" if language() == "zh" else "name_en"]
    return t("{name} ({day})", name=named, day=day(as_day(line["first_day"])))


def verdict_text(found: Measured) -> str:
    """The verdict as a sentence with the difference in it; better and worse are told without a sign."""
    told, value = found.effect, found.effect.difference.value
    shown = difference_text(found.metric, value) if not is_missing(value) else ""
    if told.verdict in COLOURS:
        shown = shown.lstrip("+−±")
    limits = told.difference
    best = limits.high if METRICS[found.metric].better == "high" else limits.low
    return t(wording(found.training).verdicts[told.verdict], metric=in_text(measure_name(found)), difference=shown,
             most=difference_text(found.metric, best), earliest=day(found.windows.after[1]))  # fmt: skip


def short_verdict(found: Measured, asked: str) -> str:
    """The verdict in a word or two, and whether nobody was asked about the training's aim (`asked` "")."""
    told = t(SHORT[found.effect.verdict])
    if not found.training["aim"] or asked or not found.effect.tested:
        return told
    if found.metric != "csat":
        return t("{verdict} (its aim was not asked about)", verdict=told)
    return t("{verdict} (by satisfaction; its aim was not asked about)", verdict=told)


def measure_name(found: Measured) -> str:
    """What an effect is measured by, in full: the metric, or the item the training is to raise."""
    if not found.item:
        return metric_name(found.metric)
    item, mean = item_word(found.item), METRICS[found.metric].unit == "score"
    return t("{item} (mean, 1–5)", item=item) if mean else t("{item} (share satisfied)", item=item)


def in_text(name: str) -> str:
    """A name inside a sentence: without its capital, unless it is an abbreviation.

    >>> in_text("Satisfaction (top two boxes)"), in_text("NPS"), in_text("满意度")
    ('satisfaction (top two boxes)', 'NPS', '满意度')
    """
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def short_measure(metric: str, item: str = "") -> str:
    """The same where there is little room."""
    if not item:
        return short_name(metric)
    return t("{item}, mean", item=item_word(item)) if METRICS[metric].unit == "score" else item_word(item)


def measure_stem(found: Measured) -> str:
    """The same in the name of a file."""
    return f"{found.metric}-aim" if found.item else found.metric


def difference_range(found: Measured) -> str:
    """The interval of the effect: "+4.1 points to +13.1 points"; nothing if there is none."""
    limits = found.effect.difference
    if is_missing(limits.low):
        return ""
    return t("{low} to {high}", low=difference_text(found.metric, limits.low),
             high=difference_text(found.metric, limits.high))  # fmt: skip


def better_word(metric: str) -> str:
    """Which way is better."""
    return t("higher is better") if METRICS[metric].better == "high" else t("lower is better")


def word(words: Mapping[str, str], code: str) -> str:
    """What a code stands for in one of these tables."""
    return t(words[code])


def item_word(code: str) -> str:
    """What a training aims at."""
    return t(ITEMS.get(code, code)) if code else t("nothing in particular")


def as_day(value: Any) -> date:
    """A day from a cell of a frame."""
    told: date = value.date() if hasattr(value, "date") else value
    return told
