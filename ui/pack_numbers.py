"""The numbers of a pack: the element among the others, over months and by site, wait and complaints of its node."""

from __future__ import annotations

from typing import Any

import pandas as pd

from cxlib.report.pack import Pack
from cxlib.report.pack_blocks import Block, Picture, Table, Text
from cxlib.report.pack_chart import Mark, bars, course
from ui import signal_words, weak_words
from ui.error_words import say_reason
from ui.names import names
from ui.telling import count_text, doubt_text, interval_text, metric_name, value_text
from ui.words import NOTHING, is_missing, listing, period, t

MOST = 10
"""Bars and lines that leave room for the rest on the page."""


def blocks(pack: Pack, signals: pd.DataFrame | None = None) -> list[Block]:
    """All of it; `signals` are what is getting worse at the node."""
    return [*_sentence(pack), *_signals(signals), *_among(pack), *_over_months(pack), *_by_site(pack), *_node(pack)]


def count(pack: Pack) -> int:
    """On how many answers the pack rests."""
    return int(str(pack.point["n"]))


def _sentence(pack: Pack) -> list[Block]:
    row = pack.point
    told = [weak_words.figure(row)]
    if "shortfall" in row and (lag := weak_words.behind(row)) != NOTHING:
        told += [lag, weak_words.volume(row), *([weak_words.importance(row)] if row["importance_known"] else [])]
    rows = pack.uneven[pack.uneven["by"] != "staff"].to_dict("records")
    return [Text(one) for one in (*told, *(weak_words.spread(row, staff_names=False) for row in rows))]


def _signals(signals: pd.DataFrame | None) -> list[Block]:
    """What is getting worse at the node, and since when."""
    rows = [] if signals is None else signals.to_dict("records")
    return [
        Text(t("The node as a whole is getting worse: {metric} {change}.",
               metric=signal_words.subject(row, metric_name), change=signal_words.change(row)))
        for row in rows
    ]  # fmt: skip


def _among(pack: Pack) -> list[Block]:
    rows = pack.items.sort_values("value", na_position="last").to_dict("records")
    marks = [_mark(row, weak_words.item_name(row["item"]), row["item"] == pack.item) for row in rows]
    marks = [mark for place, mark in enumerate(marks) if mark.main or place < MOST]
    if len(rows) < 2:
        return _among_nodes(pack)
    alt = t("Share satisfied by element: {values}.", values=listing(f"{mark.name} {mark.text}" for mark in marks))
    line = t("Share satisfied by element, with 95 % intervals. Dashed: the rest of the journey.")
    return [Picture(bars(marks, pack.usual), alt), Text(line, pale=True)]


def _among_nodes(pack: Pack) -> list[Block]:
    told = names("node")
    rows = pack.peers.sort_values("value", na_position="last").to_dict("records")
    marks = [_mark(row, told.get(row["node"], row["node"]), row["node"] == pack.node) for row in rows]
    marks = [mark for place, mark in enumerate(marks) if mark.main or place < MOST]
    line = t("Share satisfied by service node, with 95 % intervals. Dashed: the rest of the journey.")
    return [Picture(bars(marks, pack.usual), line), Text(line, pale=True)]


def _mark(row: dict[Any, Any], name: str, main: bool = False) -> Mark:
    if is_missing(row["value"]):
        return Mark(name, float("nan"), float("nan"), float("nan"), say_reason(row["reason"]), main)
    return Mark(name, row["value"], row["low"], row["high"], value_text("csat", row["value"], row["n"]), main)


def _over_months(pack: Pack) -> list[Block]:
    if len(pack.months) < 2:
        return []
    rows = pack.months.to_dict("records")
    months = [pd.Timestamp(row["period"]) for row in rows]
    # the year stands below the first month and below each January
    named = [f"{month:%m}\n{month:%Y}" if place == 0 or month.month == 1 else f"{month:%m}"
             for place, month in enumerate(months)]  # fmt: skip
    marks = [_mark(row, name) for row, name in zip(rows, named, strict=True)]
    first, last = (period(pd.Timestamp(pack.months["period"].iloc[place]).date(), "M") for place in (0, -1))
    line = t("{element} by month, {first} to {last}, with 95 % intervals; a month of fewer than 10 answers is empty.",
             element=weak_words.item_name(pack.item), first=first, last=last)  # fmt: skip
    return [Picture(course(marks, pack.usual), line), Text(line, pale=True)]


def _by_site(pack: Pack) -> list[Block]:
    if len(pack.sites) < 2:
        return []
    told = names("site")
    lowest = pack.sites.sort_values("value", kind="stable").head(MOST)
    rows = tuple((told.get(row["site"], row["site"]), *_cells(row)) for row in lowest.to_dict("records"))
    table = Table((t("Site"), t("Satisfied"), t("95 % interval"), "n"), rows)
    few = t("The {shown} lowest of {n} sites.", shown=MOST, n=len(pack.sites))
    return [table, Text(few, pale=True)] if len(pack.sites) > MOST else [table]


def _cells(row: dict[Any, Any]) -> tuple[str, str, str]:
    if is_missing(row["value"]):
        return NOTHING, say_reason(row["reason"]), str(row["n"])
    n = row["n"]
    return value_text("csat", row["value"], n), interval_text("csat", row["low"], row["high"], n), str(n)


def _node(pack: Pack) -> list[Block]:
    there = pack.figures[pack.figures["n"] > 0].to_dict("records")
    rows = tuple(
        (
            metric_name(row["metric"]),
            value_text(row["metric"], row["value"], row["n"]),
            interval_text(row["metric"], row["low"], row["high"], row["n"]) or doubt_text(row),
            count_text(row),
        )
        for row in there
    )
    heads = (t("The service node as a whole"), t("Figure"), t("95 % interval"), t("Rests on"))
    return [Table(heads, rows)] if rows else []
