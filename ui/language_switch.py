"""Which language the reader reads: the link's, else the one chosen before, else the browser's."""

from __future__ import annotations

import streamlit as st

from ui.words import LANGUAGES, language, preferred_language, set_language, t

_KEY, _WRITTEN, _SPOKEN = "lang", "lang_written", "lang_spoken"
# Screen readers and spell checkers go by the page's language; Streamlit always says English.
_PAGE_LANGUAGE = "<script>document.documentElement.lang = '{tag}'</script>"
_TAGS = {"zh": "zh-CN", "en": "en"}


def settle() -> None:
    """Decide the language of this run, before the first word is said."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES and asked != st.session_state.get(_WRITTEN):
        st.session_state[_KEY] = asked
    elif st.session_state.get(_KEY) is None:
        # a page that another one switches to in mid-run comes without the switch's state
        st.session_state[_KEY] = st.session_state.get(_SPOKEN) or preferred_language()
    set_language(st.session_state[_KEY])
    st.session_state[_SPOKEN] = language()


def switch() -> None:
    """The switch, each language under its own name; the choice is kept in the link unless it is the browser's."""
    st.segmented_control(
        t("Language"), list(LANGUAGES), key=_KEY, format_func=LANGUAGES.__getitem__, required=True,
        label_visibility="collapsed", width="stretch",
    )  # fmt: skip
    wanted = language() if language() != preferred_language() or "lang" in st.query_params else None
    if wanted and st.query_params.get("lang") != wanted:
        st.query_params["lang"] = wanted
    st.session_state[_WRITTEN] = wanted
    st.html(_PAGE_LANGUAGE.format(tag=_TAGS[language()]), unsafe_allow_javascript=True)
