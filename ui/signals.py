"""What really changed: which comparisons count, how many people they touch, which cells of a table they colour."""

from __future__ import annotations

import pandas as pd

from cxlib.registry import METRICS
from ui.verdicts import CHANGED, CONCERN, IMPROVEMENT, MIXED, verdict

REAL = (CONCERN, IMPROVEMENT, CHANGED)


def judged(changes: pd.DataFrame, mixed: bool = False) -> pd.DataFrame:
    """The comparison with its verdict in the column `verdict`.

    `mixed`: figures over several journeys. Minutes at a counter and days until a visit make no common level: what looks
    like a change is a change of the mix, so times are not compared.
    """
    told = changes.assign(verdict=[verdict(row) for row in changes.to_dict("records")])
    if mixed:
        times = told["metric"].map(lambda key: METRICS[key].unit == "seconds")
        told.loc[times, "verdict"] = MIXED
        told.loc[times, ["before", "difference"]] = float("nan")
    return told


def real(changes: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """The real changes by node, those that touch most people first.

    `touched` is the largest number any of the node's figures rests on: services where there are tickets, else answers.
    """
    touched = figures.groupby("node")["n"].max().rename("touched")
    told = judged(changes).merge(touched, left_on="node", right_index=True, how="left")
    return told[told["verdict"].isin(REAL)].sort_values("touched", ascending=False, kind="stable")


def cells(figures: pd.DataFrame, changes: pd.DataFrame) -> pd.DataFrame:
    """Figures of one metric by node and period with a verdict for every cell that holds a figure.

    A cell takes colour only if its node's change is real and the cell's own interval lies on that side of the level
    before: one stray week in a calm row stays grey.
    """
    rows = judged(changes)[["node", "before", "verdict"]].rename(columns={"verdict": "row_verdict"})
    told = figures.merge(rows, on="node", how="left")
    higher_is = {"high": IMPROVEMENT, "low": CONCERN}.get(METRICS[str(figures["metric"].iloc[0])].better, "")
    above, below = told["low"] > told["before"], told["high"] < told["before"]
    rises = told["row_verdict"] == higher_is
    out = (above & rises) | (below & ~rises)
    coloured = out & told["row_verdict"].isin((CONCERN, IMPROVEMENT))
    plain = pd.Series("ordinary", index=told.index).where(told["value"].notna(), "")
    return told.assign(verdict=told["row_verdict"].where(coloured, plain))
