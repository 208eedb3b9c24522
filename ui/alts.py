"""What a chart says, for those who do not see it: the takeaway in one sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ui.names import names
from ui.telling import metric_name, value_text
from ui.words import listing, t, weekdays


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


def busiest(frame: pd.DataFrame) -> str:
    """The hour with the highest figure."""
    top = frame.loc[frame["value"].idxmax()]
    return t(
        "{metric} is longest on {weekday} from {hour}:00: {value}.",
        metric=metric_name(top["metric"]),
        weekday=weekdays()[int(top["weekday"]) - 1],
        hour=f"{int(top['hour']):02d}",
        value=_text(top),
    )


def few_make_most(frame: pd.DataFrame, vital: float = 0.8) -> str:
    """The categories that together make most of the cases."""
    share = frame["n"].cumsum() / frame["n"].sum()
    few = frame[(share.shift(1, fill_value=0) < vital) & ~frame["rest"]]
    return t("Most complaints are about: {categories}.", categories=listing(few["name"]))


def _text(row: Mapping[str, Any]) -> str:
    return value_text(row["metric"], row["value"], row["n"])
