"""The SQL of the store, by name."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

PIECE = re.compile(r"^-- piece: (\w+)$", re.MULTILINE)


@cache
def sql(name: str) -> str:
    """The text of a statement in `cxlib/store`, by file name without ending.

    A line `-- piece: name` stands for the text of another file, so that statements about the same rows say once which.

    >>> sql("tickets_counted").count("from ticket t")
    1
    """
    text = (files("cxlib.store") / f"{name}.sql").read_text(encoding="utf-8")
    return PIECE.sub(lambda found: sql(found[1]).rstrip(), text)
