"""The measures of the roll-up by name: which of them rest on which, and a statement's columns as sums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from cxlib.store.day_numbers import numbers_of
from cxlib.store.sums import Sums

PLAIN = {"w": "n", "w_sq": "n", "w_top": "top", "w_bottom": "bottom", "w_score": "score", "w_score_sq": "score_sq"}
"""What each weighted measure is where every answer weighs 1: it is not read then."""
RATE = ("served", "complaints")
"""The ticket measures that a rate of complaints rests on."""
WAITED = ("served", "abandoned", "told", "waits", "wait_s", "wait_sq", "judged", "within")
"""Those that figures of waiting rest on."""
MILLIONTHS = 1_000_000
"""Scores and weights are decimals of six places: as millionths they are whole numbers, and their sums are exact."""


def summed(columns: dict[str, NDArray[Any]], keys: tuple[str, ...], name: str) -> Sums:
    """The columns of a result as sums of whole numbers by its keys."""
    told = {key: columns.pop(key) for key in keys}
    if "day" in told:
        told["day"] = numbers_of(told["day"])
    scale = 1 if name == "tickets" else MILLIONTHS
    measures = np.array([*columns.values()])
    if measures.dtype.kind != "i" or scale != 1:
        measures = measures * np.float64(scale)
        np.rint(measures, out=measures)
    return Sums(told, tuple(columns), measures.astype(np.int64, copy=False), scale)


def narrowed(sums: Sums, names: tuple[str, ...]) -> Sums:
    """The same rows with these measures alone; with all where none is named.

    >>> both = Sums({"node": np.array([1])}, ("n", "top"), np.array([[3], [2]]))
    >>> narrowed(both, ("top",)).measures.tolist()
    [[2]]
    """
    places = [sums.names.index(name) for name in names]
    return replace(sums, names=names, measures=sums.measures[places], whole=sums.whole or sums) if names else sums


def with_weights(names: tuple[str, ...], sums: NDArray[Any]) -> tuple[tuple[str, ...], NDArray[Any]]:
    """The measures of ratings with the weighted ones, where those were not read; any others as they are.

    >>> names, sums = with_weights(("n", "top", "bottom", "missing", "score", "score_sq"), np.arange(6.0))
    >>> names[-1], float(sums[-1])
    ('w_score_sq', 5.0)
    """
    if "score" not in names or "w" in names:
        return names, sums
    return (*names, *PLAIN), sums[[*range(len(names)), *(names.index(like) for like in PLAIN.values())]]
