"""What a click on a bar, dot or cell leads to, carried by the figure as it is."""

from __future__ import annotations

from typing import Any

import pandas as pd


def clicks(frame: pd.DataFrame) -> dict[str, Any]:
    """The part of a trace that says where each of its points leads (column `opens`); nothing where none does.

    >>> clicks(pd.DataFrame({"opens": ["node=a", "node=b"]})), clicks(pd.DataFrame({"value": [1]}))
    ({'customdata': ['node=a', 'node=b']}, {})
    """
    if "opens" not in frame:
        return {}
    return {"customdata": [None if pd.isna(where) else where for where in frame["opens"]]}
