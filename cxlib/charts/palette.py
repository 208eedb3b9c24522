"""The colours that mean something, once. Blue: improvement; orange: concern; grey: common cause or no judgement.

Each has at least 3 : 1 contrast on the light and on the dark page, so one figure serves both themes. A colour is never
alone: ▲▼ in texts, filled and hollow markers in figures say the same.
"""

from __future__ import annotations

IMPROVEMENT = "#3b82c4"
CONCERN = "#c9720f"
COMMON = "#7f8a94"
BAND = "rgba(127,138,148,0.22)"
FAINT = "rgba(127,138,148,0.45)"

# a verdict's colour; what is neither better nor worse stays grey
COLOURS = {"improvement": IMPROVEMENT, "concern": CONCERN}

# hollow: few answers, read with care
SYMBOLS = {"normal": "circle", "provisional": "circle-open"}


def colour(verdict: str) -> str:
    """The colour of a verdict.

    >>> colour("concern"), colour("chance")
    ('#c9720f', '#7f8a94')
    """
    return COLOURS.get(verdict, COMMON)


def tint(hex_colour: str, alpha: float) -> str:
    """The colour, let through: it lies on the page's own background, light or dark.

    >>> tint("#3b82c4", 0.2)
    'rgba(59,130,196,0.2)'
    """
    red, green, blue = (int(hex_colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"
