"""The page of practice packs: choose node, element and language, look at the pages, take them along."""

from __future__ import annotations

from functools import partial

import streamlit as st

from cxlib.errors import CxError
from cxlib.report.pack import Pack, pack
from cxlib.report.pack_blocks import Document
from cxlib.report.pack_html import to_html
from cxlib.report.pack_pdf import to_pages, to_pdf
from cxlib.scope import Scope
from cxlib.store.journal import Journal
from ui import linked, weak_found, weak_words
from ui.cached import reader
from ui.downloads import file_stem
from ui.error_words import say_error
from ui.kept import kept
from ui.language import LANGUAGES, language
from ui.names import in_sentence
from ui.pack_document import documented
from ui.words import t

BOTH = "both"


def element(scope: Scope, node: str) -> str | None:
    """The element to practise: the link's, else the weakest of the node, else the reader's choice."""
    points = weak_found.found(scope.within(nodes=[node])).points
    codes = list(points.loc[points["class"] != "hidden", "item"])
    if not codes:
        st.info(
            t("Too few answers about this service node to make a pack. Choose a longer period."), icon=":material/info:"
        )
        return None
    linked.take("item", "pack_item", dict(zip(codes, codes, strict=True)), lambda: codes[0])
    picked: str = st.selectbox(t("Element"), codes, key="pack_item", format_func=weak_words.item_name, width=400)
    linked.keep("item", "pack_item", picked)
    return picked


def spoken() -> tuple[str, ...]:
    """The languages the pack is to be in: the reader's first."""
    mine = language()
    other = next(code for code in LANGUAGES if code != mine)
    told = {mine: LANGUAGES[mine], BOTH: t("Both languages"), other: LANGUAGES[other]}
    picked = st.radio(
        t("Language of the pack"), list(told), format_func=told.__getitem__, horizontal=True, key="pack_language"
    )
    return (mine, other) if picked == BOTH else (str(picked),)


def made(scope: Scope, node: str, item: str, languages: tuple[str, ...]) -> Document:
    """The pack as a document."""
    concerns = weak_found.concerns(scope.within(nodes=[node]))
    return documented(_pack(reader(), scope, node, item), languages, concerns[concerns["node"] == node])


def take_along(document: Document, scope: Scope, node: str, item: str) -> None:
    """The two downloads, and the pages as they will be printed."""
    stem = file_stem(f"pack-{item}", scope.within(nodes=[node], journeys=[]))
    sign = t("[sign]")
    pages = _pages(document, sign)
    with st.container(horizontal=True):
        if pages:
            st.download_button(
                t("Download PDF"), partial(to_pdf, document, sign), f"{stem}.pdf", "application/pdf", key="pack_pdf",
                icon=":material/download:", on_click="ignore", type="primary",
            )  # fmt: skip
        st.download_button(
            t("Download HTML"), partial(to_html, document), f"{stem}.html", "text/html", key="pack_html",
            icon=":material/download:", on_click="ignore",
        )  # fmt: skip
    st.caption(document.foot)
    for place, page in enumerate(pages):
        if place % 2 == 0:  # a pair a row, so that a phone shows them in their order
            sides = st.columns(2)
        told = t("Page {number} of {pages}", number=place + 1, pages=len(pages))
        sides[place % 2].image(page, caption=told, width="stretch", alt=told)


def _pages(document: Document, sign: str) -> list[bytes]:
    """The pages as pictures; without a font a message, and none."""
    try:
        return _drawn(document, sign)
    except CxError as error:
        st.warning(in_sentence(say_error(error)), icon=":material/font_download_off:")
        return []


@st.cache_data(max_entries=16, show_spinner=False)
def _drawn(document: Document, sign: str) -> list[bytes]:
    return to_pages(document, sign)


@kept
def _pack(reader: Journal, scope: Scope, node: str, item: str) -> Pack:
    return pack(reader, scope, node, item, weak_found.found(scope.within(nodes=[node])))
