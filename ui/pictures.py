"""A chart as a picture: the reader's own browser draws it into a PNG or SVG file; nothing is sent, no server draws."""

from __future__ import annotations

from typing import Any

import streamlit as st

from cxlib.scope import Scope
from ui.downloads import file_stem
from ui.words import language, t

SHARPNESS = 2
"""Dots of the picture per dot of the screen: sharp enough for a slide."""
FORMATS = {"png": "PNG", "svg": "SVG"}
# what the chart library calls its one button that is left
_ITS_WORDS = {"png": "Download plot as a PNG", "svg": "Download plot"}
_KEPT, _PICKED = "picture_format", "picture_format_picked"


def choose() -> None:
    """Which kind of file the button of a chart saves; the choice holds on every page."""
    st.session_state.setdefault(_PICKED, wanted())
    st.radio(
        t("Charts are saved as"), list(FORMATS), format_func=FORMATS.__getitem__, horizontal=True, key=_PICKED,
        help=t("PNG suits slides and messages. SVG stays sharp at any size and can be edited."),
    )  # fmt: skip
    # the choice outlives its widget, which is not on every page
    st.session_state[_KEPT] = st.session_state[_PICKED]


def wanted() -> str:
    """The kind of file the reader wants: `png` or `svg`."""
    return str(st.session_state.get(_KEPT, "png"))


def button(name: str, scope: Scope | None) -> dict[str, Any]:
    """The settings of a chart with one button, which saves it under a name that says its period and filters."""
    kind = wanted()
    words = {_ITS_WORDS[kind]: t("Save as picture ({kind})", kind=FORMATS[kind])}
    return {
        "displayModeBar": True,
        "modeBarButtons": [["toImage"]],
        "displayNotifier": False,
        "toImageButtonOptions": {"format": kind, "scale": SHARPNESS, "filename": file_stem(name, scope)},
        "locale": language(),
        "locales": {language(): {"dictionary": words}},
    }
