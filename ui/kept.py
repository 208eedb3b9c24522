"""Answers to the questions of pages, kept until the data change.

They are kept with the open database (`cxlib.store.kept`), not in the framework's cache: that one packs and unpacks
every answer, which takes longer than many of them. A frame is handed out as a copy that shares its columns: whoever
adds one, or writes into one, has it alone.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, wraps
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd

from cxlib.store.journal import Journal

Question = ParamSpec("Question")
Answer = TypeVar("Answer")


def kept(
    answer: Callable[Concatenate[Journal, Question], Answer],
) -> Callable[Concatenate[Journal, Question], Answer]:
    """The same answer, made once for each question (whose parts can be keys) and each who asks."""
    name = f"{answer.__module__}.{answer.__qualname__}"

    @wraps(answer)
    def ask(reader: Journal, /, *question: Question.args, **named: Question.kwargs) -> Answer:
        key = (name, *question, *named.items())
        told = reader.kept(key, partial(answer, reader, *question, **named))
        return told.copy(deep=False) if isinstance(told, pd.DataFrame) else told

    return ask
