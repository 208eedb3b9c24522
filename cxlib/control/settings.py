"""How a control chart is set up: lengths of the rules, what counts, when limits and icons may be shown."""

from __future__ import annotations

from dataclasses import dataclass

BASELINE = (12, 20)
"""How many first points a fixed baseline may have."""


@dataclass(frozen=True)
class Settings:
    """Rules and limits of a chart; the defaults are those of the board.

    `shift_n` points on one side (8 in Wheeler's book, 6 in some tools) and `trend_n` points rising or falling are a
    signal. `two_of_three`: "mdc" counts every point beyond two sigma, "ptd" only those that are not beyond the limit.
    `screen` drops moving ranges of 3.267 times their mean once. `fix_after_n`: centre and limits from so many first
    points of each segment (12 to 20; `None` = all). Below `limits_from` points a segment has no limits and no signal,
    below `icons_from` they are trial limits without icon. For shares and rates: `prime` lets limits follow the spread
    seen (p', u'), `narrow` lets them also become narrower than chance (few points do that by luck), `screen_z` screens
    there too. Raises ValueError for settings that make no chart.

    >>> Settings(shift_n=8).icons_from
    13
    """

    shift_n: int = 7
    trend_n: int = 7
    two_of_three: str = "mdc"
    screen: bool = True
    fix_after_n: int | None = None
    limits_from: int = 8
    icons_from: int = 13
    prime: bool = True
    narrow: bool = False
    screen_z: bool = False

    def __post_init__(self) -> None:
        if self.two_of_three not in ("mdc", "ptd"):
            raise ValueError("two_of_three is mdc or ptd")
        if min(self.shift_n, self.trend_n) < 3:
            raise ValueError("a run has three points or more")
        if self.fix_after_n is not None and not BASELINE[0] <= self.fix_after_n <= BASELINE[1]:
            raise ValueError("a baseline has 12 to 20 points")


DEFAULT = Settings()
