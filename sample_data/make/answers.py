"""How a person answers.

Each person has a standing on every part of the service, and one on the whole. The parts share a halo, the whole is
their weighted sum plus noise. A standing is a position between 0 and 1, evenly spread over all persons, so that
`score` gives exactly the planted share of satisfied people while parts and whole go together.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from make.chance import NORMAL

HALO = 0.5
NOISE = 0.4


@dataclass(frozen=True)
class Person:
    """Positions between 0 (least pleased of all) and 1."""

    parts: dict[str, float]
    whole: float
    recommends: float


def person(rng: Random, weights: dict[str, float]) -> Person:
    """Somebody whose overall impression is made of parts of these weights."""
    halo, own = rng.gauss(0, 1), (1 - HALO**2) ** 0.5
    parts = {part: HALO * halo + own * rng.gauss(0, 1) for part in weights}
    whole = sum(weights[part] * value for part, value in parts.items()) + NOISE * rng.gauss(0, 1)
    squares = sum(weight**2 for weight in weights.values())
    whole /= ((HALO * sum(weights.values())) ** 2 + (1 - HALO**2) * squares + NOISE**2) ** 0.5
    recommends = 0.85 * whole + (1 - 0.85**2) ** 0.5 * rng.gauss(0, 1)
    return Person({part: NORMAL.cdf(value) for part, value in parts.items()}, NORMAL.cdf(whole), NORMAL.cdf(recommends))


def score(position: float, satisfied: float) -> int:
    """1 to 5, where the share `satisfied` of all people gives 4 or 5."""
    if position > 1 - satisfied:
        return 5 if position > 1 - 0.54 * satisfied else 4
    below = position / (1 - satisfied)
    return 3 if below > 0.42 else 2 if below > 0.16 else 1


def recommendation(position: float, satisfied: float) -> int:
    """0 to 10: the more people are satisfied, the more promoters and the fewer detractors."""
    promoters, detractors = 0.68 * satisfied, 0.9 * (1 - satisfied)
    if position > 1 - promoters:
        return 10 if position > 1 - 0.55 * promoters else 9
    if position < detractors:
        return int(7 * (position / detractors) ** 0.6)
    return 8 if position > (1 - promoters + detractors) / 2 else 7


def ease(position: float, satisfied: float) -> int:
    """1 (hard) to 7 (easy), where the share `satisfied` says 6 or 7."""
    if position > 1 - satisfied:
        return 7 if position > 1 - 0.5 * satisfied else 6
    return 1 + int(5 * position / (1 - satisfied))
