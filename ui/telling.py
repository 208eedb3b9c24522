"""Figures as text: value, difference, interval, number, doubt; the same in card, chart, table and sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from cxlib.registry import METRICS
from cxlib.responding import ENOUGH
from ui.error_words import say_reason
from ui.names import in_chart
from ui.words import N_, NOTHING, duration, is_missing, number, percent, t
from ui.words import period as period_name

# Below this many answers a share or an NPS is told in whole points: more digits would be noise.
FINE_FROM = 200
# What a rate counts, and per what.
COUNTED = {"complaints_per_1000": N_("{events} complaints, {n} served"), "": N_("n = {n}")}
# What a standard is about → a metric in the same unit.
STANDARD_METRICS = {"wait_s": "wait_p90_s", "answer_s": "close_median_s", "close_s": "close_median_s", "csat": "csat",
                    "nps": "nps", "complaints_per_1000": "complaints_per_1000"}  # fmt: skip
DIGITS = {"score": 2}
SHORT = {
    "csat": N_("Satisfaction"),
    "nps": N_("NPS"),
    "wait_p90_s": N_("Wait, P90"),
    "complaints_per_1000": N_("Complaints per 1,000"),
}


def metric_name(key: str) -> str:
    """A metric's full name."""
    return t(METRICS[key].name)


def short_name(key: str) -> str:
    """A metric's name where there is little room."""
    return t(SHORT.get(key, METRICS[key].name))


def value_text(key: str, value: float | None, n: float = FINE_FROM) -> str:
    """A metric's value in its unit; `n` decides the digits."""
    fine = 1 if n >= FINE_FROM else 0
    wording: Mapping[str, Callable[[], str]] = {
        "share": lambda: percent(value, fine),
        "nps": lambda: number(value, fine, signed=True),
        "seconds": lambda: duration(value),
        "score": lambda: number(value, 2),
        "rate": lambda: number(value, 1),
    }
    return NOTHING if is_missing(value) else wording.get(METRICS[key].unit, lambda: number(value))()


def difference_text(key: str, difference: float | None) -> str:
    """How much a metric changed, with its sign: shares change by points."""
    if difference is None or is_missing(difference):
        return NOTHING
    size, unit = abs(difference), METRICS[key].unit
    told = duration(size) if unit == "seconds" else number(size * 100 if unit == "share" else size, DIGITS.get(unit, 1))
    none = not any(digit in told for digit in "123456789")
    sign = "±" if none else "+" if difference > 0 else "−"
    return t("{points} points", points=sign + told) if unit == "share" else sign + told


def interval_text(key: str, low: float, high: float, n: float = FINE_FROM) -> str:
    """A metric's interval; nothing if there is none."""
    if is_missing(low) and is_missing(high):
        return ""
    return t("{low} to {high}", low=value_text(key, low, n), high=value_text(key, high, n))


def count_text(row: Mapping[str, Any]) -> str:
    """What the figure rests on: the number of answers, or of events and services."""
    key = "complaints_per_1000" if row["metric"] == "complaints_per_1000" else ""
    return t(COUNTED[key], n=_whole(row["n"]), events=_whole(row.get("events")))


def doubt_text(row: Mapping[str, Any]) -> str:
    """Why a figure is missing or grey; nothing if it is neither."""
    return say_reason(row["reason"]) if row["reason"] else ""


def standing_text(share: float) -> str:
    """For how many of those served the answers speak."""
    told = t("answered by {share} of those served", share=percent(share))
    doubt = t("may not stand for all customers")
    return told if share >= ENOUGH else f"{told}; {doubt}"


def hover_text(row: Mapping[str, Any], name: str) -> str:
    """The sentence under the pointer: what, how much, between what, on how many."""
    key = row["metric"]
    range_text = interval_text(key, row["low"], row["high"], row["n"])
    lines = [
        f"<b>{in_chart(name)}</b>",
        f"{metric_name(key)}: {value_text(key, row['value'], row['n'])}",
        t("95 %: {range}", range=range_text) if range_text else "",
        count_text(row),
        doubt_text(row),
    ]
    return "<br>".join(line for line in lines if line)


def over_time(frame: pd.DataFrame, grain: str) -> pd.DataFrame:
    """A figures frame by period with the texts a chart needs."""
    texts = [hover_text(row, period_name(row["period"], grain)) for row in frame.to_dict("records")]
    return frame.assign(hover=texts)


def by_name(frame: pd.DataFrame, column: str, names: Mapping[str, str]) -> pd.DataFrame:
    """A figures frame by node, site … with the texts a chart needs."""
    told = [names.get(code, code) for code in frame[column]]
    texts = [hover_text(row, name) for row, name in zip(frame.to_dict("records"), told, strict=True)]
    return frame.assign(label=[in_chart(name) for name in told], hover=texts)


def _whole(count: float | None) -> int:
    return 0 if count is None or is_missing(count) else round(count)
