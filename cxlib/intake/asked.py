"""What the score of a row is about, in a file with one row per answer.

Such a file has one column for the question. The mapping's `values` say what a question means: a node (`counter`), a
node and an item (`counter/element.empathy`), or an item of the whole (`/nps`). A question it does not list is a node of
that name, rated by `csat`.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.intake.cells import MISSING, names_of
from cxlib.intake.columns import Column
from cxlib.intake.rows import Work
from cxlib.intake.scales import folded


def asked(work: Work, column: Column) -> tuple[npt.NDArray[Any], npt.NDArray[Any]]:
    """(node or "" for the whole, item) of every row; a row without a question is refused (`NO_QUESTION`)."""
    texts = names_of(work.cells(column), Column(column.name, column.role, missing=column.missing))
    work.refuse(texts.state == MISSING, column, "NO_QUESTION")
    known = {folded(text): meant for text, meant in column.values.items()}
    distinct = pd.Series(texts.values, dtype="object")
    meant = {text: _meant(text, known) for text in distinct.unique()}
    return tuple(np.array([meant[text][part] for text in distinct], dtype=object) for part in (0, 1))  # type: ignore[return-value]


def _meant(text: str, known: dict[str, str]) -> tuple[str, str]:
    meaning = known.get(folded(text))
    if meaning is None:
        return text, "csat"
    node, _, item = meaning.partition("/")
    return node, item or "csat"
