"""Did the training work, against nodes without it?"""

import streamlit as st

from ui import cached, cards, filters, training_effect, training_log, training_measure, training_which
from ui.words import t

scope = filters.current()
cards.heading(t("Training effect"), t("Did the training work, compared with those who were not trained?"), scope)
st.caption(
    t("All trainings are listed, each with its own days, journeys and nodes, whatever is chosen above; sites, channels "
      "and segments chosen above hold, but not the sites where a training was held at some sites only.")
)  # fmt: skip

training_log.form(scope)
lines = cached.trainings()
if lines.empty:
    st.info(t("No training is logged yet. Log one, and its effect appears here."), icon=":material/info:")
    st.stop()

line = training_log.choose(lines)
training_log.about(line)
training_measure.says(line)
with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = training_measure.choose(line)
    months = training_effect.months()
found = training_effect.of(line, measure, months, scope)
training_effect.says(found)
training_effect.picture(found)
training_effect.table(found, scope)
training_effect.charts(found, scope)

st.header(t("All trainings"), anchor=False)
every = [training_effect.of(one, measure, months, scope) for one in lines.to_dict("records")]
training_which.log(every, scope)

st.header(t("Which kind and which method works better?"), anchor=False)
training_which.better(every)
