"""Node by period as a table that scrolls inside itself: numbers first, colour only where a change is real."""

from __future__ import annotations

import pandas as pd
from pandas.io.formats.style import Styler

from cxlib.charts.palette import COMMON, colour, tint


def heat_table(shown: pd.DataFrame, verdicts: pd.DataFrame) -> Styler:
    """Cells of ready-made text, tinted by their verdict; both frames have the same index and columns.

    Grey cells are ordinary, clear cells hold no figure.
    """
    looks = {verdict: _css(verdict) for verdict in set(verdicts.to_numpy().ravel())}
    css = [[looks[verdict] for verdict in row] for row in verdicts.to_numpy()]
    return shown.style.apply(lambda _: pd.DataFrame(css, index=shown.index, columns=shown.columns), axis=None)


def _css(verdict: str) -> str:
    if not verdict:
        return ""
    if verdict in {"improvement", "concern"}:
        return f"background-color: {tint(colour(verdict), 0.45)}; font-weight: bold"
    return f"background-color: {tint(COMMON, 0.12)}"
