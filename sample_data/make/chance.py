"""Random draws. Each file has a stream of its own, so a change in one file leaves the others as they are."""

from __future__ import annotations

import math
from random import Random
from statistics import NormalDist

from make.files import TRUTHS

NORMAL = NormalDist()


def stream(name: str) -> Random:
    """The random numbers of one file."""
    return Random(f"{TRUTHS['seed']} {name}")


def count(rng: Random, mean: float) -> int:
    """A Poisson count."""
    limit, product, result = math.exp(-mean), rng.random(), 0
    while product > limit:
        product *= rng.random()
        result += 1
    return result


def skewed(rng: Random, median: float, spread: float) -> float:
    """A lognormal amount: waits, durations, prices. Its P90 is median × exp(1.28 spread)."""
    return median * math.exp(spread * rng.gauss(0, 1))


def pick(rng: Random, shares: dict[str, float]) -> str:
    """One key, as often as its share says."""
    return rng.choices(list(shares), weights=list(shares.values()))[0]


def happens(rng: Random, share: float) -> bool:
    """True in that share of cases."""
    return rng.random() < share
