"""R² of every set of drivers, for many correlation matrices at once, and each driver's average gain in it."""

from __future__ import annotations

from math import factorial

import numpy as np

from cxlib.intervals import Floats

NOTHING_LEFT = 1e-9
"""A driver whose variance the others explain but for this adds nothing."""


def subset_r2(among: Floats, with_outcome: Floats) -> Floats:
    """R² of all 2^p sets of drivers: matrices × p × p and matrices × p in, matrices × 2^p out.

    Set number s holds driver j where bit j of s is 1. One driver after another is either passed over or swept out (what
    it explains is taken from the others and the outcome): the work doubles with each driver while the matrices shrink.

    >>> subset_r2(np.eye(2)[None], np.array([[0.6, 0.3]])).round(2).tolist()
    [[0.0, 0.36, 0.09, 0.45]]
    """
    resamples, size = with_outcome.shape
    left = np.empty((1, resamples, size + 1, size + 1))
    left[0, :, :-1, :-1], left[0, :, -1, -1] = among, 1.0
    left[0, :, :-1, -1] = left[0, :, -1, :-1] = with_outcome
    for _ in range(size):
        pivot, column, rest = left[:, :, 0, 0], left[:, :, 1:, 0], left[:, :, 1:, 1:]
        scale = np.where(pivot > NOTHING_LEFT, 1 / np.where(pivot > NOTHING_LEFT, pivot, 1.0), 0.0)
        swept = rest - column[:, :, :, None] * column[:, :, None, :] * scale[:, :, None, None]
        left = np.concatenate([rest, swept])
    return np.asarray(1 - left[:, :, 0, 0].T)


def shapley(values: Floats) -> Floats:
    """The average gain by each member over all orders: … × 2^p values of sets in, … × p out; sums to the whole set's.

    >>> shapley(np.array([[0.0, 0.36, 0.09, 0.45]])).round(2).tolist()
    [[0.36, 0.09]]
    """
    number = values.shape[-1]
    size = number.bit_length() - 1
    member = (np.arange(number)[:, None] >> np.arange(size)) & 1
    many = member.sum(axis=1)
    weight = np.array([factorial(k) * factorial(max(size - k - 1, 0)) / factorial(size) for k in range(size + 1)])
    joined = np.where(many > 0, weight[np.maximum(many - 1, 0)], 0.0)
    return np.asarray(values @ np.where(member == 1, joined[:, None], -weight[many][:, None]))
