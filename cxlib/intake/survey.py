"""A survey file's rows: ratings (wide or long), comments, Kano pairs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.asked import asked
from cxlib.intake.cells import MISSING, Parsed, words_of
from cxlib.intake.columns import Column
from cxlib.intake.mapped import COMMENT, KANO, MISSED, RATING, Target
from cxlib.intake.mask import mask
from cxlib.intake.rows import Work, named
from cxlib.intake.scored import Scored, by_scale, score_column

KANO_WORDS = {
    "like": 1, "i like it": 1, "我很喜欢": 1, "喜欢": 1, "마음에 든다": 1,
    "must be": 2, "i expect it": 2, "理所当然": 2, "应该的": 2, "당연하다": 2,
    "neutral": 3, "无所谓": 3, "아무런 느낌이 없다": 3,
    "live with": 4, "i can live with it": 4, "可以忍受": 4, "勉强接受": 4, "하는 수 없다": 4,
    "dislike": 5, "i dislike it": 5, "我不喜欢": 5, "不喜欢": 5, "很不喜欢": 5, "마음에 안 든다": 5,
    "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip


def survey_tables(work: Work, targets: dict[Target, int]) -> Callable[[npt.NDArray[np.bool_]], dict[str, pa.Table]]:
    """Parse every column of a block now (faults are noted in `work`); the tables of the rows kept are made later.

    `targets` grows: a rating row holds only the number of its target (node, item, facet, scale).
    """
    nodes = row_nodes(work)
    scored = [score_column(work, column, nodes, targets) for column in work.mapping.every("rating")]
    if score := work.mapping.one("score"):
        scored += [score_column(work, one, nodes, targets, where) for one, where in by_scale(work, score)]
    pairs = {column.name: _kano(work, column) for column in work.mapping.every("kano")}

    def tables(keep: npt.NDArray[np.bool_]) -> dict[str, pa.Table]:
        return {
            "rating": _joined(RATING, [_ratings(work, keep, one) for one in scored]),
            "missed": _joined(MISSED, [_missed(work, keep, one) for one in scored]),
            "comment": comment_table(work, keep, nodes, scored[0] if scored else None),
            "kano": _joined(KANO, _kano_tables(work, keep, pairs, nodes)),
        }

    return tables


def row_nodes(work: Work) -> npt.NDArray[Any]:
    """The node each row is about; where the file says none, the journey as a whole."""
    codes = named(work, "node").to_numpy(zero_copy_only=False)
    question = work.mapping.one("question")
    if question and not work.mapping.one("node"):
        about = asked(work, question)[0]
        codes = np.where(about == "", codes, about)
    return np.where(codes == "-", work.mapping.journey.code, codes)


def comment_table(work: Work, keep: npt.NDArray[np.bool_], nodes: npt.NDArray[Any], scored: Scored | None) -> pa.Table:
    """The texts of all comment columns, masked, each with the first score of its row."""
    parts = []
    for column in work.mapping.every("comment"):
        texts = pc.utf8_trim_whitespace(work.cells(column))
        gone = [text for text in column.missing if text]
        there = keep & ~pc.equal(texts, "").to_numpy(zero_copy_only=False)
        there &= ~pc.is_in(texts, value_set=pa.array(gone, pa.string())).to_numpy(zero_copy_only=False)
        lines = np.flatnonzero(there)
        ok = scored.raw.ok[lines] if scored else np.zeros(len(lines), dtype=bool)
        scores, boxes = (
            (scored.score[lines], scored.box[lines]) if scored else (np.zeros(len(lines)), ok.astype(np.int8))
        )
        about = np.full(len(lines), column.node, dtype=object) if column.node else nodes[lines]
        parts.append(pa.table([
            pa.array(work.row_no[lines]), pa.array(about, pa.string()), mask(texts.take(pa.array(lines)))[0],
            pa.array(scores, mask=~ok), pa.array(boxes, pa.int8(), mask=~ok),
        ], schema=COMMENT))  # fmt: skip
    return _joined(COMMENT, parts)


def _joined(schema: pa.Schema, parts: list[pa.Table]) -> pa.Table:
    return pa.concat_tables([schema.empty_table(), *parts])


def _ratings(work: Work, keep: npt.NDArray[np.bool_], one: Scored) -> pa.Table:
    rows = keep & one.raw.ok
    columns = (work.row_no, one.target, one.raw.values, one.score, one.box)
    return pa.table([pa.array(column[rows]) for column in columns], schema=RATING)


def _missed(work: Work, keep: npt.NDArray[np.bool_], one: Scored) -> pa.Table:
    rows = keep & (one.raw.state == MISSING)
    return pa.table([pa.array(work.row_no[rows]), pa.array(one.target[rows])], schema=MISSED)


def _kano(work: Work, column: Column) -> Parsed:
    known = {word: str(code) for word, code in KANO_WORDS.items()}
    return work.take(column, words_of(work.cells(column), column, known))


def _kano_tables(
    work: Work, keep: npt.NDArray[np.bool_], pairs: dict[str, Parsed], nodes: npt.NDArray[Any]
) -> list[pa.Table]:
    """One table per feature with both sides asked; a pair with a missing side is no answer."""
    columns = work.mapping.every("kano")
    tables = []
    for plus in (column for column in columns if column.side != "dysfunctional"):
        minus = next((c for c in columns if c.feature == plus.feature and c.side == "dysfunctional"), None)
        if minus is None:
            continue
        both = np.flatnonzero(keep & pairs[plus.name].ok & pairs[minus.name].ok)
        about = np.full(len(both), plus.node, dtype=object) if plus.node else nodes[both]
        sides = [pa.array(pairs[side.name].values[both].astype(np.int8)) for side in (plus, minus)]
        feature = pa.array([plus.feature] * len(both), pa.string())
        columns_ = [pa.array(work.row_no[both]), pa.array(about, pa.string()), feature, *sides]
        tables.append(pa.table(columns_, schema=KANO))
    return tables
