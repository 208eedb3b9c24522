"""A frame row by row is what pandas says it is."""

from __future__ import annotations

import numpy as np
import pandas as pd

from cxlib.records import records


def test_rows_are_those_of_pandas_value_by_value_and_type_by_type() -> None:
    frame = pd.DataFrame(
        {
            "node": ["desk", None, "till"], "n": [1, 2, 3], "share": [0.5, np.nan, 1.0], "told": [True, False, True],
            "day": pd.to_datetime(["2026-03-01", None, "2026-03-03"]), "any": [(1, 2), None, "x"],
        }
    )  # fmt: skip
    ours, theirs = records(frame), frame.to_dict("records")
    assert repr(ours) == repr(theirs)
    assert [[type(one) for one in row.values()] for row in ours] == [
        [type(one) for one in row.values()] for row in theirs
    ]
    assert records(frame.iloc[:0]) == []
