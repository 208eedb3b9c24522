"""Commands that only look."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

import pandas as pd

from cxlib.cli.show import show
from cxlib.coaching.aim import judged_by
from cxlib.coaching.happened import happened
from cxlib.coaching.measured import Measured, measured
from cxlib.courses import courses, expected, signals
from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from cxlib.store.journal import Journal
from cxlib.watched import WATCHED, charted, watched

LISTS = ("journey", "node", "site", "channel", "segment")


SIGNAL_COLUMNS = ("node", "metric", "rule", "since", "direction", "meaning", "before", "now", "n", "touched", "counts",
                  "grain")  # fmt: skip


def add_figures(command: ArgumentParser, grains: tuple[str, ...]) -> None:
    """The options of `figures`."""
    command.add_argument("--metric", required=True, help="one or more metrics, with commas: " + ", ".join(METRICS))
    command.add_argument("--by", default="", help="keys, with commas: node, period, site, channel, segment")
    add_scope(command, grains)


def add_signals(command: ArgumentParser, grains: tuple[str, ...]) -> None:
    """The options of `signals`."""
    command.add_argument(
        "--metric",
        default="",
        help=f"metrics, with commas (default {','.join(WATCHED)}, or what the data have instead)",
    )
    add_scope(command, grains)


def add_scope(command: ArgumentParser, grains: tuple[str, ...]) -> None:
    """The options that make a scope."""
    command.add_argument("--grain", default="W", choices=grains)
    command.add_argument("--from", dest="start", default=None, metavar="DAY")
    command.add_argument("--to", dest="end", default=None, metavar="DAY")
    for name in LISTS:
        command.add_argument(f"--{name}", action="append", default=[], help="a code; may be repeated or with commas")
    command.add_argument("--unweighted", action="store_true", help="ignore survey weights")


def scope_of(asked: Namespace) -> Scope:
    """The scope the options name. Raises `NOT_A_DAY` and what `Scope` raises."""
    lists = {f"{name}s": _codes(getattr(asked, name)) for name in LISTS}
    return Scope(_day(asked.start), _day(asked.end), asked.grain, **lists, weighted=not asked.unweighted)


def opened(asked: Namespace) -> Store:
    """The database asked for, which must exist; raises `NO_DATABASE`."""
    if not asked.db.exists():
        raise CxError("NO_DATABASE", path=str(asked.db))
    return open_store(asked.db)


def show_figures(asked: Namespace) -> int:
    """One record per metric and group."""
    by = _codes([asked.by])
    show(figures(opened(asked).reader(), scope_of(asked), _codes([asked.metric]), by), asked.json)
    return 0


def show_signals(asked: Namespace) -> int:
    """What is going on: node, metric, rule, since when, direction, whom it touches; and how many by chance."""
    reader = opened(asked).reader()
    scope = scope_of(asked)
    metrics = _codes([asked.metric]) or charted(watched(reader, scope))
    drawn = courses(reader, scope, metrics)
    found = signals(reader, scope, drawn)
    if not asked.json:
        chance = expected(drawn, scope.start)
        show(found[list(SIGNAL_COLUMNS)], as_json=False)
        print(f"{len(found)} signals in {chance.charts} charts; about {chance.signals:.1f} would show by chance alone")
        return 0
    show(found, as_json=True)
    return 0


def show_uploads(asked: Namespace) -> int:
    """The log of uploads, newest first."""
    show(opened(asked).reader().uploads(), asked.json)
    return 0


def show_trainings(asked: Namespace) -> int:
    """The training log with the effect of each: verdict, difference with interval, units on both sides, warnings."""
    reader = opened(asked).reader()
    found = _measured(reader, reader.trainings(), asked)
    columns = ["training_id", "name", "first_day", "kind", "metric", "item", "verdict", "effect", "low", "high",
               "trained", "others", "warnings"]  # fmt: skip
    show(pd.DataFrame([_effect(one) for one in found], columns=columns), asked.json)
    return 0


def show_events(asked: Namespace) -> int:
    """What happened beside trainings with the effect of each, in the same columns; `event_ids` are its marks."""
    reader = opened(asked).reader()
    found = _measured(reader, happened(reader), asked)
    columns = ["event_ids", "name", "first_day", "kind", "metric", "item", "verdict", "effect", "low", "high",
               "where", "elsewhere", "warnings"]  # fmt: skip
    marks = [" ".join(map(str, one.training["event_ids"])) for one in found]
    lines = [(mark, *_effect(one)[1:]) for mark, one in zip(marks, found, strict=True)]
    show(pd.DataFrame(lines, columns=columns), asked.json)
    return 0


def _measured(reader: Journal, lines: pd.DataFrame, asked: Namespace) -> list[Measured]:
    return [measured(reader, line, judged_by(reader, line, asked.metric)) for line in lines.to_dict("records")]


def _effect(one: Measured) -> tuple[object, ...]:
    line, told = one.training, one.effect
    limits = told.difference
    about = (line["training_id"], line["name_en"], line["first_day"], line["kind"], one.metric, one.item)
    figures = (limits.value, limits.low, limits.high, told.n_trained, told.n_others)
    return (*about, told.verdict, *figures, ", ".join(told.warnings))


def show_rejects(asked: Namespace) -> int:
    """The faults of one upload."""
    show(opened(asked).reader().rejects(asked.upload_id), asked.json)
    return 0


def show_nodes(asked: Namespace) -> int:
    """The node catalogue, in the order of the journeys."""
    nodes = opened(asked).reader().catalogue().nodes
    show(nodes.drop(columns=["node_id", "journey_id"]), asked.json)
    return 0


def show_metrics(asked: Namespace) -> int:
    """The cards of all metrics."""
    columns = ["key", "unit", "better", "minimum_n", "name", "formula"]
    show(pd.DataFrame([vars(card) for card in METRICS.values()])[columns], asked.json)
    return 0


def _codes(given: list[str]) -> tuple[str, ...]:
    return tuple(code.strip() for text in given for code in text.split(",") if code.strip())


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise CxError("NOT_A_DAY", text=text) from error
