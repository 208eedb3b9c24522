"""A chart as a picture: the reader's own browser draws it into a PNG file; nothing is sent, no server draws."""

from __future__ import annotations

from typing import Any

from cxlib.scope import Scope
from ui.downloads import file_stem
from ui.words import language, t

SHARPNESS = 2
"""Dots of the picture per dot of the screen: sharp enough for a slide."""
# what the chart library calls its one button that is left
_ITS_WORDS = "Download plot as a PNG"


def button(name: str, scope: Scope | None) -> dict[str, Any]:
    """The settings of a chart with one button, which saves it under a name that says its period and filters."""
    words = {_ITS_WORDS: t("Save as picture (PNG)")}
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "displayNotifier": False,
        "toImageButtonOptions": {"format": "png", "scale": SHARPNESS, "filename": file_stem(name, scope)},
        "locale": language(),
        "locales": {language(): {"dictionary": words}},
    }
