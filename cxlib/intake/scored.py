"""The rating columns of a block: what each row's score is about, the code ticked, the score turned, the box."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from cxlib.intake import scales
from cxlib.intake.asked import asked
from cxlib.intake.cells import ELSEWHERE, Parsed, States, codes_of, names_of, words_of
from cxlib.intake.coded import always, coded
from cxlib.intake.columns import FACETS, Column, Scale
from cxlib.intake.mapped import Answer, Legend, Target
from cxlib.intake.rows import Work

FACET_WORDS = {"感知": "perception", "实际感受": "perception", "期望": "expectation", "重要性": "importance"}
Numbers = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Said:
    """Score and box of every answer of a file so far, and the number of the answer in each row (−1: none)."""

    answer: Numbers
    scores: npt.NDArray[np.float64]
    boxes: npt.NDArray[np.int8]

    def at(self, lines: npt.NDArray[np.intp]) -> tuple[pa.Array, pa.Array]:
        """Score and box of these rows, missing where there is no answer."""
        numbers = self.answer[lines]
        none = numbers < 0
        return pa.array(self.scores[numbers], mask=none), pa.array(self.boxes[numbers], mask=none)


@dataclass(frozen=True)
class Scored:
    """One rating column parsed: the number of what each row's rating is about, its state, the number of its answer
    (−1: none).
    """

    target: Numbers
    state: States
    answer: Numbers

    def said(self, legend: Legend) -> Said:
        """What the answers of the column say."""
        given = list(legend.answers) or [Answer(-1, np.nan, np.nan, 0)]
        scores, boxes = [one.score for one in given], [one.box for one in given]
        return Said(self.answer, np.array(scores, dtype=np.float64), np.array(boxes, dtype=np.int8))


def row_items(work: Work) -> pa.DictionaryArray | None:
    """The item each row is about; `None` where the file does not say it row by row."""
    if item := work.mapping.one("item"):
        table = work.words(item)
        return coded(table.indices, names_of(table.dictionary, item).values.tolist())
    question = work.mapping.one("question")
    return asked(work, question)[1] if question else None


def by_scale(work: Work, score: Column) -> list[tuple[Column, npt.NDArray[np.bool_]]]:
    """The score column once per scale it uses, and the rows on that scale."""
    items = row_items(work)
    if not score.scales or items is None:
        return [(score, np.ones(len(work.row_no), dtype=bool))]
    names = np.array([score.scales.get(item, score.scale) for item in items.dictionary.to_pylist()], dtype=object)
    rows = items.indices.to_numpy()
    return [(replace(score, scale=name), (names == name)[rows]) for name in dict.fromkeys(names)]


def score_column(
    work: Work, column: Column, nodes: pa.DictionaryArray, legend: Legend, where: npt.NDArray[np.bool_] | None = None
) -> Scored:
    """A rating column parsed, its faults noted in `work`; `where` says which rows are on its scale (`None`: all)."""
    words = work.words(column)
    once, rows = codes_of(words.dictionary, column, work.mapping, words.indices), words.indices.to_numpy()
    state = once.state[rows] if where is None else np.where(where, once.state[rows], ELSEWHERE)
    raw = work.take(column, Parsed(once.values[rows], state, once.code))
    target = _about(work, column, nodes, legend.targets, where)
    if work.mapping.scale_of(column).high != scales.HOME["nps"][1]:
        nps = [number for about, number in legend.targets.items() if about.item == "nps"]
        work.refuse(raw.ok & np.isin(target, nps), column, "NPS_NOT_OF_TEN")
    # Answers differ far less than rows: each pair of target and text is turned once.
    there = raw.ok & (target >= 0)
    size = max(len(once.values), 1)
    pair, pairs = pd.factorize(target[there].astype(np.int64) * size + rows[there])
    about, text = np.divmod(pairs, size)
    answer = np.full(len(rows), -1, dtype=np.int32)
    answer[there] = _answers(about, once.values[text], work.mapping.scale_of(column), legend)[pair]
    return Scored(target, raw.state, answer)


def _answers(about: npt.NDArray[np.int64], ticked: npt.NDArray[np.float64], scale: Scale, legend: Legend) -> Numbers:
    """The number of each pair of target and code; the legend grows by those it does not have yet."""
    targets = list(legend.targets)
    items = np.array([targets[number].item for number in about], dtype=object)
    score, box = np.zeros(len(about)), np.zeros(len(about), dtype=np.int8)
    for item in dict.fromkeys(items):
        mine = items == item
        score[mine] = scales.turned(ticked[mine], scale, item)
        box[mine] = scales.boxes(ticked[mine], scale, item)
    said = map(Answer, about.tolist(), ticked.tolist(), score.tolist(), box.tolist())
    return np.array([legend.answers.setdefault(one, len(legend.answers)) for one in said], dtype=np.int32)


def _about(
    work: Work, column: Column, nodes: pa.DictionaryArray, targets: dict[Target, int],
    where: npt.NDArray[np.bool_] | None,
) -> Numbers:  # fmt: skip
    """The number of each row's target (−1 where another scale reads the row); a column with a node and item of its own
    has one target for all rows.
    """
    size, scale, items = len(work.row_no), work.mapping.scale_of(column), row_items(work)
    parts = [
        always(column.node, size) if column.node else nodes,
        always(column.item or "csat", size) if items is None else items,
        _facets(work, column),
    ]
    together = np.zeros(size, dtype=np.int64)
    for part in parts:
        together = together * len(part.dictionary) + part.indices.to_numpy()
    group, different = pd.factorize(together)
    first = np.zeros(len(different), dtype=np.int64)
    first[group[::-1]] = np.arange(size)[::-1]
    numbers = []
    for line in first.tolist():
        node, item, facet = (part[line].as_py() for part in parts)
        target = Target(node, item, facet, scale.low, scale.high, scale.best == "low")
        here = where is None or where[line]
        numbers.append(targets.setdefault(target, len(targets)) if here else -1)
    return np.asarray(np.array(numbers, dtype=np.int32)[group])


def _facets(work: Work, column: Column) -> pa.DictionaryArray:
    """The facet each row is about: as its column says it, else that of the rating column."""
    facet = work.mapping.one("facet")
    if facet is None:
        return always(column.facet, len(work.row_no))
    known = FACET_WORDS | {word: word for word in FACETS}
    table = work.words(facet)
    once, rows = words_of(table.dictionary, facet, known), table.indices.to_numpy()
    work.take(facet, Parsed(once.values[rows], once.state[rows], once.code))
    return coded(table.indices, once.values.tolist())
