"""Two icons for a chart: is it changing (variation), and will it meet its target (assurance)?

Source: Making Data Count (NHS England) as in R NHSRplotthedots 0.2.2.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from cxlib.control.chart import FULL, Chart, Codes
from cxlib.control.rules import RULES
from cxlib.intervals import floats

MEANING = {
    "high": {"high": "improvement", "low": "concern"},
    "low": {"high": "concern", "low": "improvement"},
    "none": {"high": "neutral", "low": "neutral"},
}
"""What a signal in a direction means, by which direction is better."""


def meaning(chart: Chart, better: str) -> Codes:
    """What each point says: "improvement", "concern", "neutral_high", "neutral_low" or "none".

    `better` is "high", "low" or "none", as on a metric's card. The direction is the leading rule's: a falling trend is
    a fall wherever the mean is.

    >>> from cxlib.control import xmr
    >>> meaning(xmr([1, 2, 1, 2, 1, 2, 1, 9]), "low")[-1]
    np.str_('concern')
    """
    by_rule = {rule: _said(rule, better) for rule in RULES} | {"none": "none"}
    names = np.array([by_rule[rule] for rule in (*RULES, "none")])
    leading = np.where(chart.flags.any(axis=0), chart.flags.argmax(axis=0), len(RULES))
    return names[leading]


def variation(chart: Chart, better: str) -> Codes:
    """Variation icon of each series: the state of the last present point of the last segment.

    "improvement_high", "improvement_low", "concern_high", ..., "neutral_low", "common_cause"; "too_early" while that
    segment has fewer than `icons_from` points; "no_data" without any.

    >>> from cxlib.control import xmr
    >>> str(variation(xmr([1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9]), "high"))
    'improvement_high'
    """
    if not chart.values.shape[-1]:
        return np.full(chart.values.shape[:-1], "no_data")
    codes = np.array([*(f"{MEANING[better][_side(rule)]}_{_side(rule)}" for rule in RULES), "common_cause"])
    here = chart.counted & (chart.segment == chart.segment[..., -1:])
    last = np.where(here.any(axis=-1), here.shape[-1] - 1 - here[..., ::-1].argmax(axis=-1), -1)
    flags = np.take_along_axis(chart.flags, last[None, ..., None], axis=-1)[..., 0]
    icon = codes[np.where(flags.any(axis=0), flags.argmax(axis=0), len(RULES))]
    icon = np.where(chart.stage[..., -1] == FULL, icon, "too_early")
    return np.where(chart.counted.any(axis=-1), icon, "no_data")


def assurance(low: ArrayLike, high: ArrayLike, target: ArrayLike, better: str) -> Codes:
    """Whether a target will be met: "consistent_pass", "consistent_fail", "inconsistent"; "" where nothing can be said.

    `low` and `high` are the limits of the last segment, unclipped. A target on a limit is inconsistent. No limits, no
    target or no better direction: "".

    >>> str(assurance(0.7, 0.8, 0.85, "high"))
    'consistent_fail'
    """
    low, high, target = np.broadcast_arrays(floats(low), floats(high), floats(target))
    above, below = target > high, target < low
    fails, passes = (above, below) if better == "high" else (below, above)
    said = np.select([fails, passes], ["consistent_fail", "consistent_pass"], "inconsistent")
    known = ~np.isnan(low + high + target) & (better != "none")
    return np.where(known, said, "")


def chart_assurance(chart: Chart, target: ArrayLike, better: str) -> Codes:
    """Assurance icon of each series, from the limits at its last point; "" while they are a trial.

    >>> from cxlib.control import xmr
    >>> str(chart_assurance(xmr([70, 72] * 7), 90, "high"))
    'consistent_fail'
    """
    if not chart.values.shape[-1]:
        return np.full(chart.values.shape[:-1], "")
    said = assurance(chart.limits.low[..., -1], chart.limits.high[..., -1], target, better)
    return np.where(chart.stage[..., -1] == FULL, said, "")


def _side(rule: str) -> str:
    return "high" if RULES.index(rule) % 2 == 0 else "low"


def _said(rule: str, better: str) -> str:
    word = MEANING[better][_side(rule)]
    return f"{word}_{_side(rule)}" if word == "neutral" else word
