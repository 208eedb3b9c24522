"""A pack to print for one training: which node, which element, which period?"""

import streamlit as st

from ui import about_one, cards, filters, pack_page
from ui.words import t

scope = filters.current()
cards.heading(
    t("Practice packs"), t("What to print for one training: numbers, comments, role-play, check list."), scope
)

node = about_one.node()
if node is None:
    st.stop()
item = pack_page.element(scope, node)
if item is None:
    st.stop()
languages = pack_page.spoken()
document = pack_page.made(scope, node, item, languages)
pack_page.take_along(document, scope, node, item)
