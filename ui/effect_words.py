"""The words of an effect, one set for a training and one for another event (a new machine, a new rule).

Both say the same with the same cautions; only what was done, and to whom, has other words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ui.words import N_

_WEAK_START = N_(
    "They were trained because they were weak. What is very weak by chance gets better by itself "
    "(regression to the mean), so part of the effect may be that.")  # fmt: skip
_CEILING = N_("Some are so near to 100 % that they can hardly rise: points are worth more there.")
_SHORT = N_("The windows are shorter than three months: the effect may fade, or only begin.")


@dataclass(frozen=True)
class EffectWords:
    """Messages by what they are about: verdicts and warnings by code, `sides` of a table, `lines` of the chart."""

    verdicts: Mapping[str, str]
    warnings: Mapping[str, str]
    sides: Mapping[str, str]
    lines: Mapping[str, str]
    units: str
    plain: str
    when: str
    spans: str
    before_after: tuple[str, str]
    before: str
    after: str
    elsewhere: str
    drift: str
    alt: str


TRAINING = EffectWords(
    verdicts={
        "WORKED": N_("It worked: where trained, {metric} went {difference} better than where not."),
        "HARMED": N_("It got worse: where trained, {metric} went {difference} worse than where not."),
        "NO_EFFECT": N_(
            "No effect seen: {metric} moved by {difference} against those without training. An improvement beyond "
            "{most} can be ruled out."),
        "NOT_SHOWN": N_(
            "Not shown to work: {metric} moved by {difference}, which may be chance; a real effect may be "
            "hidden in it."),
        "CANNOT_TEST": N_(
            "Cannot be tested, with fewer than three on one side: {metric} moved by {difference} against the "
            "others; that may be chance."),
        "NOT_YET": N_("Not yet held: the earliest verdict is after {earliest}."),
        "TOO_EARLY": N_(
            "Too early: there is no whole month of data after the training yet. The earliest verdict is with data to "
            "{earliest}."),
        "NO_BEFORE": N_("Nothing to compare with: there is no whole month of data before the training."),
        "NO_COMPARISON": N_(
            "Cannot be told: all were trained, or the others have too few answers. A change alone does not say "
            "why."),
        "NO_FIGURES": N_(
            "Cannot be told: where the training was held there are too few figures of {metric} before or after "
            "it."),
    },
    warnings={
        "NOT_PARALLEL": N_(
            "The two sides were already drifting apart or together before the training: the comparison may not "
            "be fair."),
        "PAST_UNKNOWN": N_(
            "There are too few months before the training to see whether both sides used to go the same way."),
        "CHOSEN_WEAK": _WEAK_START,
        "STARTED_WORSE": N_(
            "The trained started on a worse level than the others. The worst often get better by themselves "
            "(regression to the mean)."),
        "CEILING": _CEILING,
        "SHORT": _SHORT,
        "TRAINED_TOO": N_(
            "Some of the trained had another training within these months: the two effects cannot be told "
            "apart."),
    },
    sides={"trained": N_("trained"), "other": N_("without training"), "left_out": N_("left out")},
    lines={"trained": N_("trained"), "others": N_("without training"),
           "expected": N_("trained, had they gone the way of the others")},
    units=N_("{trained} trained, {others} without"),
    plain=N_("the trained alone moved by {change}; that is no measure of the training"),
    when=N_("training on {day}"),
    spans=N_("before: {before}; after: {after}"),
    before_after=(N_("before"), N_("after")),
    before=N_("before the training"),
    after=N_("after the training"),
    elsewhere=N_("trained too, at another date"),
    drift=N_("Before the training the gap between the two sides moved by {moved} a month over {n} months (p = {p})."),
    alt=N_("Change of every trained and untrained unit, as a table"),
)  # fmt: skip

EVENT = EffectWords(
    verdicts={
        "WORKED": N_("It worked: where it came, {metric} went {difference} better than elsewhere."),
        "HARMED": N_("It got worse: where it came, {metric} went {difference} worse than elsewhere."),
        "NO_EFFECT": N_(
            "No effect seen: {metric} moved by {difference} against those without it. An improvement beyond {most} can "
            "be ruled out."),
        "NOT_SHOWN": TRAINING.verdicts["NOT_SHOWN"],
        "CANNOT_TEST": TRAINING.verdicts["CANNOT_TEST"],
        "NOT_YET": N_("It lies ahead: the earliest verdict is after {earliest}."),
        "TOO_EARLY": N_(
            "Too early: there is no whole month of data after it yet. The earliest verdict is with data to "
            "{earliest}."),
        "NO_BEFORE": N_("Nothing to compare with: there is no whole month of data before it."),
        "NO_COMPARISON": N_(
            "Cannot be told: it came to all, or the others have too few cases or changes of their own. A change alone "
            "does not say why."),
        "NO_FIGURES": N_("Cannot be told: where it came there are too few figures of {metric} before or after it."),
    },
    warnings={
        "NOT_PARALLEL": N_(
            "The two sides were already drifting apart or together before it: the comparison may not be fair."),
        "PAST_UNKNOWN": N_("There are too few months before it to see whether both sides used to go the same way."),
        "CHOSEN_WEAK": _WEAK_START,
        "STARTED_WORSE": N_(
            "Where it came they started on a worse level than the others. The worst often get better by themselves "
            "(regression to the mean)."),
        "CEILING": _CEILING,
        "SHORT": _SHORT,
        "TRAINED_TOO": N_(
            "Where it came there was a training or another event within these months: the two effects cannot be told "
            "apart."),
    },
    sides={"trained": N_("where it came"), "other": N_("elsewhere"), "left_out": N_("left out")},
    lines={"trained": N_("where it came"), "others": N_("elsewhere"),
           "expected": N_("where it came, had they gone the way of the others")},
    units=N_("{trained} where it came, {others} elsewhere"),
    plain=N_("where it came they moved by {change}; that alone is no measure of it"),
    when=N_("on {day}"),
    spans=N_("months before: {before}; months after: {after}"),
    before_after=(N_("months before"), N_("months after")),
    before=N_("before it"),
    after=N_("after it"),
    elsewhere=N_("a training or another event within these months"),
    drift=N_("Before it the gap between the two sides moved by {moved} a month over {n} months (p = {p})."),
    alt=N_("Change of every unit where it came and elsewhere, as a table"),
)  # fmt: skip


def wording(line: Mapping[Any, Any]) -> EffectWords:
    """The words for a line of the training log, or of what happened beside trainings.

    >>> wording({"training_id": 0}).sides["trained"]
    'where it came'
    """
    return TRAINING if line["training_id"] else EVENT
