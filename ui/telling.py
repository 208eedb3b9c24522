"""Figures as text: value, difference, interval, number, doubt; the same in card, chart, table and sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.responding import ENOUGH
from ui.drill import to_place
from ui.error_words import say_reason
from ui.names import in_chart
from ui.words import MINUS, N_, NOTHING, duration, is_missing, number, percent, shown_seconds, t, tn
from ui.words import period as period_name

# Below this many answers a share or an NPS is told in whole points: more digits would be noise.
FINE_FROM = 200
# Whether the figure rests on rows that were summed up already.
AGGREGATED = {"whole": N_("from totals"), "part": N_("partly from totals")}
# What a standard is about → a metric in the same unit.
STANDARD_METRICS = {"wait_s": "wait_p90_s", "answer_s": "close_median_s", "close_s": "close_median_s", "csat": "csat",
                    "nps": "nps", "complaints_per_1000": "complaints_per_1000"}  # fmt: skip
DIGITS = {"score": 2, "rate": 1, "count": 0}
SHORT = {
    "csat": N_("Satisfaction"),
    "nps": N_("NPS"),
    "wait_p90_s": N_("Wait, P90"),
    "wait_within": N_("Within the standard"),
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
    fine = _digits("share", n)
    wording: Mapping[str, Callable[[], str]] = {
        "share": lambda: percent(value, fine),
        "nps": lambda: number(value, fine, signed=True),
        "seconds": lambda: duration(value),
        "score": lambda: number(value, 2),
        "rate": lambda: number(value, 1),
    }
    return NOTHING if is_missing(value) else wording.get(METRICS[key].unit, lambda: number(value))()


def difference_text(key: str, difference: float | None, n: float = FINE_FROM) -> str:
    """How much a metric changed, with its sign: shares change by points."""
    if difference is None or is_missing(difference):
        return NOTHING
    size, unit = abs(difference), METRICS[key].unit
    told = duration(size) if unit == "seconds" else number(size * 100 if unit == "share" else size, _digits(unit, n))
    none = not any(digit in told for digit in "123456789")
    sign = "±" if none else "+" if difference > 0 else MINUS
    return t("{points} points", points=sign + told) if unit == "share" else sign + told


def change_text(key: str, before: float, now: float, n: float = FINE_FROM) -> str:
    """The difference of two figures as they are shown, so that a reader who subtracts them finds the same.

    >>> change_text("csat", 0.8704, 0.6957, 447), value_text("csat", 0.8704), value_text("csat", 0.6957)
    ('−17.4 points', '87.0%', '69.6%')
    """
    return difference_text(key, as_shown(key, now, n) - as_shown(key, before, n), n)


def as_shown(key: str, value: float, n: float = FINE_FROM) -> float:
    """A metric's value rounded as `value_text` writes it; missing stays missing.

    >>> as_shown("csat", 0.8704), as_shown("csat", 0.8704, 50), as_shown("wait_p90_s", 715.4)
    (0.87, 0.87, 715.0)
    """
    if is_missing(value):
        return float("nan")
    unit = METRICS[key].unit
    if unit == "seconds":
        return float(shown_seconds(value))
    return float(round(Decimal(str(value)), _digits(unit, n) + (2 if unit == "share" else 0)))


def interval_text(key: str, low: float, high: float, n: float = FINE_FROM) -> str:
    """A metric's interval; nothing if there is none."""
    if is_missing(low) and is_missing(high):
        return ""
    return t("{low} to {high}", low=value_text(key, low, n), high=value_text(key, high, n))


def count_text(row: Mapping[str, Any]) -> str:
    """What the figure rests on: the number of answers, or of events and services."""
    # where nothing is known of either, "0 complaints" would sound like good news
    n, events = _whole(row["n"]), _whole(row.get("events"))
    rate = row["metric"] == "complaints_per_1000" and (n or events)
    told = complaints_text(events, n) if rate else t("n = {n}", n=n)
    share = row.get("aggregated")
    summed = t(AGGREGATED[share]) if share in AGGREGATED else ""
    return f"{told} · {summed}" if summed else told


def complaints_text(events: float, served: float) -> str:
    """What a rate of complaints counts, and among how many.

    >>> complaints_text(1, 127)
    '1 complaint, 127 served'
    """
    form = 1 if events == 1 else 2  # a number that is missing has no form of its own
    return tn("{n} complaint, {served} served", "{n} complaints, {served} served", form, n=events, served=served)


def doubt_text(row: Mapping[str, Any]) -> str:
    """Why a figure is missing or grey; nothing if it is neither."""
    return say_reason(row["reason"]) if row["reason"] else ""


def standing_text(share: float) -> str:
    """For how many of those served the answers speak."""
    told = t("answered by {share} of those served", share=percent(share))
    doubt = t("may not stand for all customers")
    return told if share >= ENOUGH else f"{told}; {doubt}"


def hover_text(row: Mapping[str, Any], name: str, more: str = "") -> str:
    """The sentence under the pointer: what, how much, between what, what `more` there is to it, on how many."""
    key = row["metric"]
    range_text = interval_text(key, row["low"], row["high"], row["n"])
    lines = [
        f"<b>{in_chart(name)}</b>",
        t("{first}: {second}", first=metric_name(key), second=value_text(key, row["value"], row["n"])),
        t("95 %: {range}", range=range_text) if range_text else "",
        more,
        count_text(row),
        doubt_text(row),
    ]
    return "<br>".join(line for line in lines if line)


def over_time(frame: pd.DataFrame, grain: str) -> pd.DataFrame:
    """A figures frame by period with the texts a chart needs."""
    texts = [hover_text(row, period_name(row["period"], grain)) for row in records(frame)]
    return frame.assign(hover=texts)


def by_name(frame: pd.DataFrame, column: str, names: Mapping[str, str]) -> pd.DataFrame:
    """A figures frame by node, site … with the texts a chart needs, and where a click leads."""
    rows, told = records(frame), [names.get(code, code) for code in frame[column]]
    texts = [hover_text(row, name) for row, name in zip(rows, told, strict=True)]
    opens = [to_place(column, row[column], row["metric"]) for row in rows]
    return frame.assign(label=[in_chart(name) for name in told], hover=texts, opens=opens)


def _digits(unit: str, n: float) -> int:
    return DIGITS.get(unit, 1 if n >= FINE_FROM else 0)


def _whole(count: float | None) -> int:
    return 0 if count is None or is_missing(count) else round(count)
