"""Time without lies: missing periods become gaps, and an interval is drawn only where there is a figure."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd

FREQUENCIES = {"D": "D", "W": "W-MON", "M": "MS", "Q": "QS"}
MOST_TICKS = 8


def gapless(frame: pd.DataFrame, grain: str) -> pd.DataFrame:
    """The frame with one row for every period from its first to its last; added rows hold nothing.

    >>> weeks = pd.DataFrame({"period": pd.to_datetime(["2026-01-05", "2026-01-19"]), "value": [0.8, 0.9]})
    >>> gapless(weeks, "W")["value"].tolist()
    [0.8, nan, 0.9]
    """
    if frame.empty:
        return frame
    frame = frame.sort_values("period")
    days = pd.date_range(frame["period"].iloc[0], frame["period"].iloc[-1], freq=FREQUENCIES[grain], unit="us")
    if len(days) == len(frame):  # most courses have no gap
        return frame.reset_index(drop=True)
    return frame.set_index("period").reindex(days).rename_axis("period").reset_index()


def ribbon(frame: pd.DataFrame, divisor: float = 1.0) -> tuple[list[Any], list[float | None]]:
    """Outline of the interval (x, y) for `fill="toself"`: one closed loop per unbroken run of periods.

    A run of one period has no width and is left to the error bars.

    >>> ribbon(pd.DataFrame({"period": [1, 2, 3], "low": [1, 2, None], "high": [3, 4, None]}))
    ([1, 2, 2, 1, None], [1.0, 2.0, 4.0, 3.0, None])
    """
    x: list[Any] = []
    y: list[float | None] = []
    for run in _runs(frame):
        if len(run) > 1:
            periods = run["period"].tolist()
            x += [*periods, *periods[::-1], None]
            y += [*(run["low"] / divisor).tolist(), *(run["high"] / divisor).tolist()[::-1], None]
    return x, y


def time_axis(periods: pd.Series, grain: str) -> dict[str, Any]:
    """A time axis with at most eight ticks, each on the first day of a period, in digits: alike in every language."""
    days = periods.sort_values()
    ticks = days.iloc[:: -(-len(days) // MOST_TICKS) or 1]
    texts = [_tick(day, grain) for day in ticks]
    # the year stands below the first tick and where it changes
    years = ["" if same else str(year) for year, same in zip(ticks.dt.year, ticks.dt.year.diff() == 0, strict=True)]
    told = [f"{text}<br>{year}" for text, year in zip(texts, years, strict=True)]
    return {"type": "date", "tickvals": ticks, "ticktext": told, "fixedrange": True, "zeroline": False}


def _tick(day: pd.Timestamp, grain: str) -> str:
    return f"Q{day.quarter}" if grain == "Q" else f"{day:%m}" if grain == "M" else f"{day:%m-%d}"


def _runs(frame: pd.DataFrame) -> list[pd.DataFrame]:
    there = frame["low"].notna() & frame["high"].notna()
    starts = [*frame.index[there & ~there.shift(1, fill_value=False)], len(frame)]
    return [frame.loc[start : end - 1].loc[there] for start, end in pairwise(starts)]
