"""What did observers see, do they agree, and do survey, observation and training effect say the same?"""

import streamlit as st

from ui import cached, cards, filters, observation_card, observation_list, observation_results, observation_trio
from ui.words import t

scope = filters.current()
cards.heading(t("Observations"), t("What did observers see, and would another observer say the same?"), scope)

observation_card.form(scope)
seen = cached.observations(scope)
if seen.empty:
    st.info(
        t("No scorecard in this period. Enter one above, or take in a file with one check per row."),
        icon=":material/info:",
    )
    observation_list.section(seen, scope)
    st.stop()

st.header(t("Which checks are passed"), anchor=False)
observation_results.passing(seen, scope)

st.header(t("Do trainers and mystery shoppers agree?"), anchor=False)
observation_results.agreement(seen)

st.header(t("Survey, observation, training effect: do the three agree?"), anchor=False)
observation_trio.section(seen, scope)

observation_list.section(seen, scope)
