"""Which language is spoken: chosen by the reader, kept with their session, looked up in gettext catalogues.

`ui.main` has `set_language` called once a run. The choice is kept with the session, so that a fragment that runs alone
speaks the same language; outside a running app (tests, reports) it is kept with the thread. A catalogue is compiled in
memory, so no binary is kept in the repository and no build step can be forgotten.
"""

from __future__ import annotations

import gettext
import io
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import streamlit as st
from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from streamlit.runtime.scriptrunner import get_script_run_ctx

LOCALES = Path(__file__).parent / "locale"
LANGUAGES = {"zh": "中文", "en": "English"}  # code → what its speakers call it

_LOCALE = {"zh": "zh_CN", "en": "en"}
_KEY = "spoken_language"
_outside: ContextVar[str] = ContextVar("language", default="en")
_inside: ContextVar[tuple[object, str]] = ContextVar("language_of_run", default=(None, ""))


def set_language(name: str) -> None:
    """Speak this language from now on: `zh`, `en`, a locale such as `zh-CN`, or its own name (中文, English)."""
    code = _code(name)
    if run := _run():
        st.session_state[_KEY] = code
        _inside.set((run, code))
    else:
        _outside.set(code)


def language() -> str:
    """The code of the language spoken now: `zh` or `en`."""
    run = _run()
    if run is None:
        return _outside.get()
    known, code = _inside.get()
    if known is not run:  # the session is asked once a thread: every word and number of a page asks here
        code = str(st.session_state.get(_KEY) or preferred_language())
        _inside.set((run, code))
    return code


def preferred_language() -> str:
    """The language the reader's browser asks for; English if it asks for neither."""
    return _code(st.context.locale or "en")


def _code(name: str) -> str:
    return "zh" if name == LANGUAGES["zh"] or name.lower().startswith("zh") else "en"


def _run() -> object | None:
    return get_script_run_ctx(suppress_warning=True)


def locale() -> Locale:
    """Babel's locale of the language spoken now; parsed once, since every number on a page asks for it."""
    return _parsed(_LOCALE[language()])


@cache
def _parsed(name: str) -> Locale:
    return Locale.parse(name)


def catalogue() -> gettext.NullTranslations:
    """The messages of the language spoken now; English is what the sources say."""
    return _compiled(_LOCALE[language()])


@cache
def _compiled(locale: str) -> gettext.NullTranslations:
    source = LOCALES / locale / "LC_MESSAGES" / "messages.po"
    if not source.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=locale))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
