"""What the score of a row is about, in a file with one row per answer.

Such a file has one column for the question. The mapping's `values` say what a question means: a node (`counter`), a
node and an item (`counter/element.empathy`), or an item of the whole (`/nps`). A question it does not list is a node of
that name, rated by `csat`.
"""

from __future__ import annotations

import pyarrow as pa

from cxlib.intake.cells import MISSING, names_of
from cxlib.intake.coded import coded
from cxlib.intake.columns import Column
from cxlib.intake.rows import Work
from cxlib.intake.scales import folded


def asked(work: Work, column: Column) -> tuple[pa.DictionaryArray, pa.DictionaryArray]:
    """(node or "" for the whole, item) of every row; a row without a question is refused (`NO_QUESTION`)."""
    table = work.words(column)
    texts = names_of(table.dictionary, Column(column.name, column.role, missing=column.missing))
    work.refuse((texts.state == MISSING)[table.indices.to_numpy()], column, "NO_QUESTION")
    known = {folded(text): meant for text, meant in column.values.items()}
    meant = [_meant(text, known) for text in texts.values]
    nodes, items = ([one[part] for one in meant] for part in (0, 1))
    return coded(table.indices, nodes), coded(table.indices, items)


def _meant(text: str, known: dict[str, str]) -> tuple[str, str]:
    meaning = known.get(folded(text))
    if meaning is None:
        return text, "csat"
    node, _, item = meaning.partition("/")
    return node, item or "csat"
