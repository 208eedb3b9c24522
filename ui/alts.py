"""What a chart says, for those who do not see it: the takeaway in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ui.names import names
from ui.telling import metric_name, value_text
from ui.words import listing, period, t


def course(frame: pd.DataFrame, grain: str) -> str:
    """First, last, lowest and highest figure of every metric of a course over time."""
    sentences = [_course(part, str(key), grain) for key, part in frame.groupby("metric", sort=False)]
    return " ".join(sentences)


def ranking(frame: pd.DataFrame, column: str) -> str:
    """Highest and lowest row of every metric."""
    told = names(column)
    sentences = []
    for key, part in frame.dropna(subset=["value"]).groupby("metric", sort=False):
        top, bottom = part.loc[part["value"].idxmax()], part.loc[part["value"].idxmin()]
        sentences.append(
            t(
                "{metric}: highest at {top} ({high}), lowest at {bottom} ({low}).",
                metric=metric_name(str(key)),
                top=told.get(top[column], top[column]),
                high=_text(top),
                bottom=told.get(bottom[column], bottom[column]),
                low=_text(bottom),
            )
        )
    return " ".join(sentences)


def busiest(frame: pd.DataFrame, weekdays: list[str]) -> str:
    """The hour with the highest figure."""
    top = frame.loc[frame["value"].idxmax()]
    return t(
        "{metric} is longest on {weekday} from {hour}:00: {value}.",
        metric=metric_name(top["metric"]),
        weekday=weekdays[int(top["weekday"]) - 1],
        hour=f"{int(top['hour']):02d}",
        value=_text(top),
    )


def few_make_most(frame: pd.DataFrame, vital: float = 0.8) -> str:
    """The categories that together make most of the cases."""
    share = frame["n"].cumsum() / frame["n"].sum()
    few = frame[share.shift(1, fill_value=0) < vital]
    return t("Four fifths of the complaints are about: {categories}.", categories=listing(few["label"]))


def _course(part: pd.DataFrame, key: str, grain: str) -> str:
    there = part.dropna(subset=["value"]).sort_values("period")
    if there.empty:
        return t("{metric}: no figure in this period.", metric=metric_name(key))
    first, last = there.iloc[0], there.iloc[-1]
    return t(
        "{metric} from {first} ({start}) to {last} ({end}); lowest {low}, highest {high}.",
        metric=metric_name(key),
        first=_text(first),
        start=period(first["period"], grain),
        last=_text(last),
        end=period(last["period"], grain),
        low=_text(there.loc[there["value"].idxmin()]),
        high=_text(there.loc[there["value"].idxmax()]),
    )


def _text(row: Mapping[str, Any]) -> str:
    return value_text(row["metric"], row["value"], row["n"])
