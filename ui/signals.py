"""The verdict on each comparison with the period before, and what is not compared."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from cxlib.records import records
from cxlib.registry import METRICS
from ui.verdicts import IMPROVEMENT, MIXED, OPEN, verdict


def judged(changes: pd.DataFrame, mixed: bool = False, unfinished: Collection[str] = ()) -> pd.DataFrame:
    """The comparison with its verdict in the column `verdict`.

    `mixed`: figures over several journeys. Minutes at a counter and days until a visit make no common level: what looks
    like a change is a change of the mix, so times are not compared. `unfinished`: metrics that leave out many
    cases still open, and may look better for that alone (`ui.still_open`).
    """
    told = changes.assign(verdict=[verdict(row) for row in records(changes)])
    told.loc[told["metric"].isin([*unfinished]) & (told["verdict"] == IMPROVEMENT), "verdict"] = OPEN
    if mixed:
        times = told["metric"].map(lambda key: METRICS[key].unit == "seconds")
        told.loc[times, "verdict"] = MIXED
        told.loc[times, ["before", "difference"]] = float("nan")
    return told
