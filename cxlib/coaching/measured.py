"""The effect of a training in the log, or of another event, measured with the figures of the store.

**Question.** What did this training (this machine, this rule) do to this metric, compared with nodes without it?

**Method.** Units are nodes, the others those of the same journeys. A training held at some sites only has sites as its
units: the same nodes at the other sites. Equal windows of whole months before and after, at most four, the months of
the training left out; one figure per unit and window, from all its answers. Whoever was trained otherwise within the
windows is no comparison, so each training is compared with the not (yet) trained. Then `cxlib.coaching.effect`.

**Source.** `docs/statistics.md`.

**Limits.** A unit with too few answers in a window is left out and named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cxlib.coaching.did import Difference
from cxlib.coaching.effect import About, Effect, Sides, effect
from cxlib.coaching.happened import lasting
from cxlib.coaching.past import Past, mean_course, past
from cxlib.coaching.windows import Windows, windows
from cxlib.figures import figures
from cxlib.registry import METRICS, Metric
from cxlib.registry import metric as card_of
from cxlib.scope import NOT_GIVEN, Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

WORTH = {"share": 0.10, "nps": 10.0, "score": 0.3, "rate": 5.0, "seconds": 60.0}
"""The smallest effect worth the trouble, by the unit of the metric; a setting."""


@dataclass(frozen=True)
class Measured:
    """A training's effect with what it rests on.

    `metric` is the metric's key, `item` the questionnaire item it counts where that is not the metric's own ("" else).
    `unit` is `node` or `site`; `units` has a line per unit: `unit` (code), `side` (`trained`, `other`, `left_out`),
    `before, after, change, n_before, n_after, reason`; `months` a line per month: `period, trained, others, expected`
    (the trained had they gone the way of the others), NaN where there is no figure.
    """

    training: Mapping[str, Any]
    metric: str
    item: str
    unit: str
    effect: Effect
    past: Past | None
    windows: Windows
    units: pd.DataFrame
    months: pd.DataFrame


def measured(
    reader: Journal,
    training: Mapping[str, Any],
    metric: str | Metric = "csat",
    longest: int = 4,
    scope: Scope | None = None,
    today: date | None = None,
) -> Measured:
    """The effect of one line of `reader.trainings()`, or of `happened(reader)`, on a metric; `longest` months a window.

    The metric is named, or given as a card, such as that of the item the training is to raise (`aim.judged_by`).

    Of `scope` only sites, channels, segments and weighting count: the days are those of the training. What begins after
    `today` (of the machine, unless given) and after the data is `NOT_YET` held. Raises `UNKNOWN_METRIC`.

    >>> from cxlib.store import open_store
    >>> day = date(2026, 3, 9)
    >>> line = {"training_id": 1, "nodes": ["a"], "sites": [], "first_day": day, "last_day": day, "chosen": ""}
    >>> measured(open_store().reader(), line).effect.verdict
    'NO_FIGURES'
    """
    card = card_of(metric) if isinstance(metric, str) else metric
    unit = "site" if len(training["sites"]) else "node"
    extent, first, last = reader.extent(), _day(training["first_day"]), _day(training["last_day"])
    span = windows(first, last, (extent.first or first, extent.last or last), longest, today or date.today())  # noqa: DTZ011
    asked = _asked(reader, training, scope or Scope(), unit)
    units = _units(reader, training, asked, span, card, unit)
    months = _months(reader, asked, span, card, unit, units)
    before = months.columns[months.columns < pd.Timestamp(first.replace(day=1))]
    sides = {
        side: months.loc[months.index.isin(units.loc[units["side"] == side, "unit"])] for side in ("trained", "other")
    }
    seen = past(sides["trained"][before], sides["other"][before]) if all(len(one) for one in sides.values()) else None
    about = About(card.better, WORTH[card.unit], card.unit == "share", span.months, training["chosen"] == "weak")
    beyond = extent.last is not None and last > extent.last
    told = _effect(units, about, seen, span, beyond)
    item = "" if card.item == METRICS[card.key].item else card.item
    return Measured(training, card.key, item, unit, told, seen, span, units, _courses(sides, span))


def _asked(reader: Journal, training: Mapping[str, Any], scope: Scope, unit: str) -> Scope:
    nodes = reader.catalogue().nodes
    if unit == "site":
        return replace(scope, journeys=(), nodes=tuple(training["nodes"]), sites=(), start=None, end=None, grain="M")
    home = set(nodes.loc[nodes["code"].isin(training["nodes"]), "journey"])
    fellow = nodes[nodes["journey"].isin(home) & ((nodes["kind"] != "journey") | nodes["code"].isin(training["nodes"]))]
    codes = tuple(fellow["code"]) or tuple(training["nodes"])
    return replace(scope, journeys=(), nodes=codes, start=None, end=None, grain="M")


def _units(
    reader: Journal, training: Mapping[str, Any], asked: Scope, span: Windows, card: Metric, unit: str
) -> pd.DataFrame:
    sides = [
        figures(reader, replace(asked, start=start, end=end), (card,), (unit,)).set_index(unit)[
            ["value", "n", "reason"]
        ]
        for start, end in (span.before, span.after)
    ]
    frame = sides[0].join(sides[1], how="outer", suffixes=("_before", "_after")).rename_axis("unit").reset_index()
    frame = frame[frame["unit"] != NOT_GIVEN]
    trained = frame["unit"].isin(training["sites"] if unit == "site" else training["nodes"])
    elsewhere = frame["unit"].isin(_trained_otherwise(reader, training, span, unit))
    lacking = frame["value_before"].isna() | frame["value_after"].isna()
    side = np.where(lacking | (elsewhere & ~trained), "left_out", np.where(trained, "trained", "other"))
    why = np.where(
        frame["value_before"].isna(), frame["reason_before"].fillna("NO_DATA"), frame["reason_after"].fillna("NO_DATA")
    )
    reason = np.where(lacking, why, np.where(elsewhere, "TRAINED_TOO", ""))
    return pd.DataFrame({
        "unit": frame["unit"], "side": side, "before": frame["value_before"], "after": frame["value_after"],
        "change": frame["value_after"] - frame["value_before"], "n_before": frame["n_before"].fillna(0).astype("int64"),
        "n_after": frame["n_after"].fillna(0).astype("int64"), "reason": reason, "trained": trained,
    }).reset_index(drop=True)  # fmt: skip


def _trained_otherwise(reader: Journal, training: Mapping[str, Any], span: Windows, unit: str) -> set[str]:
    """Units that another training in the log reached within the windows; for an event, another event too."""
    found: set[str] = set()
    for one in [*reader.trainings().to_dict("records"), *([] if training["training_id"] else lasting(reader))]:
        apart = _day(one["last_day"]) < span.before[0] or _day(one["first_day"]) > span.after[1]
        if apart or _which(one) == _which(training):
            continue
        if unit == "node":
            found |= set(one["nodes"])
        elif set(one["nodes"]) & set(training["nodes"]):
            found |= set(one["sites"]) if len(one["sites"]) else set(reader.catalogue().sites["code"])
    return found


def _which(line: Mapping[str, Any]) -> tuple[int, tuple[int, ...]]:
    """What tells one training or event from another."""
    return int(line["training_id"]), tuple(line.get("event_ids", ()))


def _months(reader: Journal, asked: Scope, span: Windows, card: Metric, unit: str, units: pd.DataFrame) -> pd.DataFrame:
    """Figures by unit (lines) and month (columns) of those that are compared."""
    counted = units.loc[units["side"] != "left_out", "unit"]
    frame = figures(reader, replace(asked, start=span.past, end=span.until), (card,), (unit, "period"))
    every = pd.date_range(span.past, span.until, freq="MS")
    return frame.pivot(index=unit, columns="period", values="value").reindex(index=counted, columns=every)


def _effect(units: pd.DataFrame, about: About, seen: Past | None, span: Windows, beyond: bool) -> Effect:
    trained, others = (units[units["side"] == side] for side in ("trained", "other"))
    if span.reason:
        # a training beyond the data has no figures around it, and that is no fault of its nodes
        why = span.reason if beyond or span.reason == "NOT_YET" or units["trained"].any() else "NO_FIGURES"
        return Effect(why, Difference(np.nan), np.nan, len(trained), len(others))
    told = effect(Sides(trained["before"], trained["after"], others["before"], others["after"]), about, seen)
    more = ("TRAINED_TOO",) if (trained["reason"] == "TRAINED_TOO").any() else ()
    return replace(told, warnings=(*told.warnings, *more))


def _courses(sides: Mapping[str, pd.DataFrame], span: Windows) -> pd.DataFrame:
    every = sides["trained"].columns
    trained, others = (pd.Series(mean_course(one.to_numpy()) if len(one) else np.nan, every) for one in sides.values())
    before = (every >= pd.Timestamp(span.before[0])) & (every <= pd.Timestamp(span.before[1]))
    gap = (trained[before] - others[before]).mean()
    after = every > pd.Timestamp(span.before[1])
    expected = (others + gap).where(after | (every == every[before].max() if before.any() else after))
    return pd.DataFrame({"period": every, "trained": trained, "others": others, "expected": expected}).reset_index(
        drop=True
    )


def _day(value: Any) -> date:
    told: date = value.date() if isinstance(value, pd.Timestamp) else value
    return told
