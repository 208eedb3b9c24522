"""One place where errors become sentences, for a whole page and for the parts of it that run again by themselves."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec

import streamlit as st

from cxlib.errors import CxError
from ui.error_words import say_error
from ui.names import in_sentence
from ui.words import N_, t

log = logging.getLogger(__name__)
Given = ParamSpec("Given")
PAGE = N_(
    "This page could not be drawn to its end: a fault of the program, not of your data, and nothing is lost. "
    "Try another period or other filters, and tell who looks after the board; what happened stands in its terminal."
)
PART = N_(
    "This part of the page could not be drawn: a fault of the program, not of your data, and nothing is lost. "
    "Try another period or other filters, and tell who looks after the board; what happened stands in its terminal."
)


@contextmanager
def told(name: str, wording: str = PAGE) -> Iterator[None]:
    """Say what goes wrong inside: an error that teaches as its sentence, any other as a fault; the latter is logged."""
    try:
        yield
    except CxError as error:
        st.error(in_sentence(say_error(error)), icon=":material/error:")
    except Exception:
        log.exception("%s could not be drawn", name)
        st.error(t(wording), icon=":material/error:")


def fragment(draw: Callable[Given, None]) -> Callable[Given, None]:
    """A part of a page that runs again by itself, as `st.fragment`; what goes wrong in it is told in its place."""
    return st.fragment(_guarded(draw))


def repeated(every: float) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """A part of a page that runs again by itself every so many seconds."""
    return lambda draw: st.fragment(_guarded(draw), run_every=every)


def _guarded(draw: Callable[Given, None]) -> Callable[Given, None]:
    @wraps(draw)
    def part(*args: Given.args, **more: Given.kwargs) -> None:
        with told(f"{draw.__module__}.{draw.__name__}", PART):
            draw(*args, **more)

    return part
