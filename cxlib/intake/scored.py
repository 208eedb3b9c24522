"""The rating columns of a block: what each row's score is about, the code ticked, the score turned, the box."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.intake import scales
from cxlib.intake.asked import asked
from cxlib.intake.cells import ELSEWHERE, Parsed, codes_of, names_of, words_of
from cxlib.intake.columns import FACETS, Column
from cxlib.intake.mapped import Target
from cxlib.intake.rows import Work

FACET_WORDS = {"感知": "perception", "实际感受": "perception", "期望": "expectation", "重要性": "importance"}


@dataclass(frozen=True)
class Scored:
    """One rating column parsed: what each row's rating is about, the raw code, the turned score, the box."""

    target: npt.NDArray[np.int32]
    raw: Parsed
    score: npt.NDArray[np.float64]
    box: npt.NDArray[np.int8]


def row_items(work: Work) -> npt.NDArray[Any] | None:
    """The item each row is about; `None` where the file does not say it row by row."""
    if item := work.mapping.one("item"):
        return names_of(work.cells(item), item).values
    question = work.mapping.one("question")
    return asked(work, question)[1] if question else None


def by_scale(work: Work, score: Column) -> list[tuple[Column, npt.NDArray[np.bool_]]]:
    """The score column once per scale it uses, and the rows on that scale."""
    items = row_items(work)
    if not score.scales or items is None:
        return [(score, np.ones(len(work.row_no), dtype=bool))]
    names = np.array([score.scales.get(item, score.scale) for item in items], dtype=object)
    return [(replace(score, scale=name), names == name) for name in dict.fromkeys(names)]


def score_column(
    work: Work, column: Column, nodes: npt.NDArray[Any], targets: dict[Target, int],
    where: npt.NDArray[np.bool_] | None = None,
) -> Scored:  # fmt: skip
    """A rating column parsed, its faults noted in `work`; `where` says which rows are on its scale (`None`: all)."""
    raw = codes_of(work.cells(column), column, work.mapping)
    raw = work.take(column, raw if where is None else replace(raw, state=np.where(where, raw.state, ELSEWHERE)))
    scale = work.mapping.scale_of(column)
    numbers = _about(work, column, nodes, targets, where)
    score, box = np.full(len(numbers), np.nan), np.zeros(len(numbers), dtype=np.int8)
    # Answers differ far less than rows: each pair of target and code is turned once.
    there = np.flatnonzero(raw.ok & (numbers >= 0))
    which, codes = pd.factorize(raw.values[there])
    pair, pairs = pd.factorize(numbers[there].astype(np.int64) * len(codes) + which)
    about, ticked = np.divmod(pairs, max(len(codes), 1))
    items, turned, boxed = list(targets), np.zeros(len(pairs)), np.zeros(len(pairs), dtype=np.int8)
    for number in np.unique(about):
        mine = about == number
        turned[mine] = scales.turned(codes[ticked[mine]], scale, items[number].item)
        boxed[mine] = scales.boxes(codes[ticked[mine]], scale, items[number].item)
    score[there], box[there] = turned[pair], boxed[pair]
    return Scored(numbers, raw, score, box)


def _about(
    work: Work, column: Column, nodes: npt.NDArray[Any], targets: dict[Target, int],
    where: npt.NDArray[np.bool_] | None,
) -> npt.NDArray[np.int32]:  # fmt: skip
    """The number of each row's target (−1 where another scale reads the row); a column with a node and item of its own
    has one target for all rows.
    """
    size, scale = len(work.row_no), work.mapping.scale_of(column)
    items, facet = row_items(work), work.mapping.one("facet")
    known = FACET_WORDS | {word: word for word in FACETS}
    parts = [
        np.array([column.node], dtype=object) if column.node else nodes,
        np.array([column.item or "csat"], dtype=object) if items is None else items,
        work.take(facet, words_of(work.cells(facet), facet, known)).values if facet else [column.facet],
    ]
    together = np.zeros(size, dtype=np.int64)
    for which, names in map(pd.factorize, map(np.asarray, parts)):
        together = together * len(names) + which
    group, different = pd.factorize(together)
    first = np.zeros(len(different), dtype=np.int64)
    first[group[::-1]] = np.arange(size)[::-1]
    numbers = []
    for line in first.tolist():
        node, item, kind = (str(part[line if len(part) > 1 else 0]) for part in parts)
        target = Target(node, item, kind, scale.low, scale.high, scale.best == "low")
        here = where is None or where[line]
        numbers.append(targets.setdefault(target, len(targets)) if here else -1)
    return np.asarray(np.array(numbers, dtype=np.int32)[group])
