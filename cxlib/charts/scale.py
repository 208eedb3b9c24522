"""How a metric's numbers stand on an axis: what they are divided by, how ticks are written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True)
class Scale:
    """An axis: values are divided by `divisor`, ticks carry `suffix`."""

    divisor: float = 1.0
    tickformat: str = ""
    suffix: str = ""

    def axis(self, **more: Any) -> dict[str, Any]:
        """A Plotly axis with these ticks.

        >>> Scale(suffix=" min").axis(side="top")["ticksuffix"]
        ' min'
        """
        return {"tickformat": self.tickformat, "ticksuffix": self.suffix, "zeroline": False, "fixedrange": True, **more}


def scale(unit: str, values: Iterable[float], words: Mapping[str, str] | None = None) -> Scale:
    """The scale that shows values of a unit in readable numbers; `words` names "min", "h" and "d".

    >>> scale("seconds", [300, 1200]).divisor, scale("seconds", [864000]).suffix, scale("share", []).tickformat
    (60.0, ' d', '~%')
    """
    if unit == "share":
        return Scale(tickformat="~%")
    if unit != "seconds":
        return Scale()
    finite = [value for value in values if np.isfinite(value)]
    largest = max(finite, default=0.0)
    divisor, key = (DAY, "d") if largest > 3 * DAY else (HOUR, "h") if largest > 3 * HOUR else (MINUTE, "min")
    return Scale(divisor, "~g", " " + (words or {}).get(key, key))
