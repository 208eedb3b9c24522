"""Traces and a layout as a Plotly figure, in a fifth of the time.

Plotly looks every property up in its schema as a figure is made, and packs every column as bytes: on a page of ten
charts that takes longer than the figures they show. Ours are written here and nowhere else, so a test looks them up
once for all (tests/test_chart_figures.py); and the few numbers of a chart are sent as plain lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure


def figure(traces: Sequence[dict[str, Any]], layout: dict[str, Any]) -> Figure:
    """A figure whose properties are taken as they are; columns become lists, what is missing in them `None`.

    >>> figure([{"type": "bar", "y": [1, 2]}], {"height": 90}).layout.height
    90
    """
    return Figure(data=[_plain(trace) for trace in traces], layout=_plain(layout), _validate=False)


def _plain(part: Any) -> Any:
    if isinstance(part, dict):
        return {name: _plain(one) for name, one in part.items()}
    if isinstance(part, pd.Series | pd.Index | np.ndarray):
        return listed(np.asarray(part))
    return part


def listed(column: np.ndarray[Any, Any]) -> list[Any]:
    """The values of a column as they are sent: moments as text, what is missing as `None`.

    >>> listed(np.array([1.5, np.nan])), listed(np.array(["2026-03-01", "NaT"], dtype="datetime64[us]"))
    ([1.5, None], ['2026-03-01T00:00:00.000000', None])
    """
    if column.dtype.kind == "M":
        texts = np.datetime_as_string(column, unit="us").tolist()
        return [None if text == "NaT" else text for text in texts]
    values = column.tolist()
    return [None if one != one else one for one in values] if column.dtype.kind in ("f", "O") else values  # noqa: PLR0124
