"""Which end of a scale is best, told by the other questions of the same people.

Where one question says by its words that high is best and the answers to another rise with it, high is best there too.
The opposite is not concluded: answers that fall while others rise are left unclear, for a person to say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from cxlib.intake.answers import Fit
from cxlib.intake.scales import read_code

PAIRS = 50
"""People who have to have answered both questions."""
TOGETHER = 0.4
"""The correlation that is enough: with 50 pairs, two unrelated questions reach it about twice in a thousand times."""
Codes = npt.NDArray[np.float64]


def settled(fits: Mapping[str, Fit], cells: Mapping[str, Sequence[str]]) -> dict[str, Fit]:
    """The fits, those that rise with a question whose direction is known no longer unclear.

    >>> from cxlib.intake.columns import Scale
    >>> known, unknown = Fit(Scale(), 0.9, (), "high"), Fit(Scale(), 0.9, (), "")
    >>> cells = {"a": ["1", "3", "5"] * 20, "b": ["2", "3", "4"] * 20, "c": ["5", "3", "1"] * 20}
    >>> [one.direction for one in settled({"a": known, "b": unknown, "c": unknown}, cells).values()]
    ['high', 'high', '']
    """
    anchors = [_codes(fit, cells[name]) for name, fit in fits.items() if fit.direction == "high"]
    return {
        name: replace(fit, direction="high")
        if not fit.direction and anchors and _rises(_codes(fit, cells[name]), anchors)
        else fit
        for name, fit in fits.items()
    }


def _codes(fit: Fit, texts: Sequence[str]) -> Codes:
    known = {text: read_code(text, fit.scale) for text in set(texts)}
    return np.array([np.nan if (code := known[text]) is None else code for text in texts])


def _rises(codes: Codes, anchors: list[Codes]) -> bool:
    found = [one for anchor in anchors if (one := _correlation(codes, anchor)) is not None]
    return bool(found) and min(found) > 0 and max(found) >= TOGETHER


def _correlation(one: Codes, other: Codes) -> float | None:
    both = ~np.isnan(one) & ~np.isnan(other)
    if both.sum() < PAIRS or one[both].std() == 0 or other[both].std() == 0:
        return None
    return float(np.corrcoef(one[both], other[both])[0, 1])
