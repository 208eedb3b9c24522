"""A survey file's rows: ratings (wide or long), comments, Kano pairs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from cxlib.intake.asked import asked
from cxlib.intake.cells import MISSING, Parsed, words_of
from cxlib.intake.coded import always, coded
from cxlib.intake.columns import Column
from cxlib.intake.mapped import ANSWERED, COMMENT, KANO, MISSED, Legend
from cxlib.intake.mask import mask
from cxlib.intake.rows import Work, named
from cxlib.intake.scored import Said, Scored, by_scale, score_column

KANO_WORDS = {
    "like": 1, "i like it": 1, "我很喜欢": 1, "喜欢": 1, "마음에 든다": 1,
    "must be": 2, "i expect it": 2, "理所当然": 2, "应该的": 2, "당연하다": 2,
    "neutral": 3, "无所谓": 3, "아무런 느낌이 없다": 3,
    "live with": 4, "i can live with it": 4, "可以忍受": 4, "勉强接受": 4, "하는 수 없다": 4,
    "dislike": 5, "i dislike it": 5, "我不喜欢": 5, "不喜欢": 5, "很不喜欢": 5, "마음에 안 든다": 5,
    "1": 1, "2": 2, "3": 3, "4": 4, "5": 5,
}  # fmt: skip


def survey_tables(work: Work, legend: Legend) -> Callable[[npt.NDArray[np.bool_]], dict[str, pa.Table]]:
    """Parse every column of a block now (faults are noted in `work`); the tables of the rows kept are made later.

    `legend` grows: a row holds only the numbers of its answers.
    """
    nodes = row_nodes(work)
    scored = [score_column(work, column, nodes, legend) for column in work.mapping.every("rating")]
    if score := work.mapping.one("score"):
        scored += [score_column(work, one, nodes, legend, where) for one, where in by_scale(work, score)]
    pairs = {column.name: _kano(work, column) for column in work.mapping.every("kano")}

    def tables(keep: npt.NDArray[np.bool_]) -> dict[str, pa.Table]:
        return {
            "answered": _answered(work, keep, scored),
            "missed": _joined(MISSED, [_missed(work, keep, one) for one in scored]),
            "comment": comment_table(work, keep, nodes, scored[0].said(legend) if scored else None),
            "kano": _joined(KANO, _kano_tables(work, keep, pairs, nodes)),
        }

    return tables


def row_nodes(work: Work) -> pa.DictionaryArray:
    """The node each row is about; where the file says none, the journey as a whole."""
    question = work.mapping.one("question")
    if question and not work.mapping.one("node"):
        codes, unsaid = asked(work, question)[0], work.mapping.constant.get("node", "-")
        words = [word or unsaid for word in codes.dictionary.to_pylist()]
    else:
        codes = named(work, "node")
        words = codes.dictionary.to_pylist()
    return coded(codes.indices, [work.mapping.journey.code if word == "-" else word for word in words])


def comment_table(work: Work, keep: npt.NDArray[np.bool_], nodes: pa.DictionaryArray, said: Said | None) -> pa.Table:
    """The texts of all comment columns, masked, each with the first score of its row."""
    parts = []
    for column in work.mapping.every("comment"):
        texts = pc.utf8_trim_whitespace(work.cells(column))
        gone = [text for text in column.missing if text]
        there = keep & ~pc.equal(texts, "").to_numpy(zero_copy_only=False)
        there &= ~pc.is_in(texts, value_set=pa.array(gone, pa.string())).to_numpy(zero_copy_only=False)
        lines = np.flatnonzero(there)
        scores, boxes = said.at(lines) if said else (pa.nulls(len(lines), kind) for kind in (pa.float64(), pa.int8()))
        about = always(column.node, len(lines)) if column.node else nodes.take(pa.array(lines))
        masked = mask(texts.take(pa.array(lines)))[0]
        parts.append(pa.table([pa.array(work.row_no[lines]), about, masked, scores, boxes], schema=COMMENT))
    return _joined(COMMENT, parts)


def _joined(schema: pa.Schema, parts: list[pa.Table]) -> pa.Table:
    return pa.concat_tables([schema.empty_table(), *parts])


def _answered(work: Work, keep: npt.NDArray[np.bool_], scored: list[Scored]) -> pa.Table:
    """The answers of every row kept, in the order of their columns."""
    numbers = np.full((np.count_nonzero(keep), len(scored)), -1, dtype=np.int32)
    for place, one in enumerate(scored):
        numbers[:, place] = one.answer[keep]
    given = numbers >= 0
    ends = np.concatenate([[0], np.cumsum(np.count_nonzero(given, axis=1))]).astype(np.int32)
    answers = pa.ListArray.from_arrays(pa.array(ends), pa.array(numbers[given]))
    return pa.table([pa.array(work.row_no[keep]), answers], schema=ANSWERED)


def _missed(work: Work, keep: npt.NDArray[np.bool_], one: Scored) -> pa.Table:
    rows = keep & (one.state == MISSING)
    return pa.table([pa.array(work.row_no[rows]), pa.array(one.target[rows])], schema=MISSED)


def _kano(work: Work, column: Column) -> Parsed:
    known = {word: str(code) for word, code in KANO_WORDS.items()}
    return work.take(column, words_of(work.words(column), column, known))


def _kano_tables(
    work: Work, keep: npt.NDArray[np.bool_], pairs: dict[str, Parsed], nodes: pa.DictionaryArray
) -> list[pa.Table]:
    """One table per feature with both sides asked; a pair with a missing side is no answer."""
    columns = work.mapping.every("kano")
    tables = []
    for plus in (column for column in columns if column.side != "dysfunctional"):
        minus = next((c for c in columns if c.feature == plus.feature and c.side == "dysfunctional"), None)
        if minus is None:
            continue
        both = np.flatnonzero(keep & pairs[plus.name].ok & pairs[minus.name].ok)
        about = always(plus.node, len(both)) if plus.node else nodes.take(pa.array(both))
        sides = [pa.array(pairs[side.name].values[both].astype(np.int8)) for side in (plus, minus)]
        feature = pa.array([plus.feature] * len(both), pa.string())
        columns_ = [pa.array(work.row_no[both]), about, feature, *sides]
        tables.append(pa.table(columns_, schema=KANO))
    return tables
