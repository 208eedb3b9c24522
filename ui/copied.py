"""The page's link and its sentences, one click to copy."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cxlib.scope import Scope
from ui import share
from ui.scope_words import filters_text, period_text
from ui.words import t


def copies(sentences: Iterable[str], scope: Scope) -> None:
    """A drawer with the link, and each sentence with the period and filters it is about."""
    when = t("; ").join(part for part in (period_text(scope), *filters_text(scope)) if part)
    with st.popover(t("Copy"), icon=":material/content_copy:", help=t("Copy a link or sentences")):
        share.link()
        st.caption(t("The figures, a sentence each"))
        for sentence in sentences:
            st.code(t("{what} {when}.", what=sentence, when=when), language=None, wrap_lines=True)
