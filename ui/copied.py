"""The page's link and its sentences, one click to copy."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from cxlib.scope import Scope
from ui import filters, share
from ui.scope_words import filters_text, period_text
from ui.words import t


def copies(sentences: Iterable[str], scope: Scope) -> None:
    """A drawer with the link, and each sentence with the period and filters it is about."""
    when = t("; ").join(part for part in (period_text(scope), *filters_text(scope)) if part)
    with st.popover(t("Copy"), icon=":material/content_copy:", help=t("Copy a link or sentences")):
        st.caption(t("Link to this page, with its period and filters"))
        st.code(share.address(filters.current()), language=None, wrap_lines=True)
        st.caption(t("The figures, a sentence each"))
        for sentence in sentences:
            st.code(t("{what} {when}.", what=sentence, when=when), language=None, wrap_lines=True)
