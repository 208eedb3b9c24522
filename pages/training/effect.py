"""Did the training, or another event, work, against where it did not come?"""

import streamlit as st

from ui import (
    cards,
    effect_choice,
    effect_evidence,
    filters,
    training_effect,
    training_log,
    training_measure,
    training_which,
)
from ui.words import t

scope = filters.current()
question = t("Did the training work, compared with those who were not trained? And the new machine, the new rule?")
cards.heading(t("Training effect"), question, scope)
st.caption(
    t("All trainings and events are listed, each with its own days, journeys and nodes, whatever is chosen above; "
      "sites, channels and segments chosen above hold, but not the sites where it was held at some sites only.")
)  # fmt: skip

training_log.form(scope)
lines = effect_choice.lines()
if not lines:
    st.info(
        t("No training is logged and no event is set yet. Log one, and its effect appears here."),
        icon=":material/info:",
    )
    st.stop()

first = st.container()
line = effect_choice.choose(lines)
effect_choice.about(line)
training_measure.says(line)
with st.container(horizontal=True, vertical_alignment="bottom"):
    measure = training_measure.choose(line)
    months = training_effect.months()
found = training_effect.of(line, measure, months, scope)
training_effect.says(found)
training_effect.picture(found)
training_effect.table(found, scope)
training_effect.charts(found, scope)
effect_evidence.section(found, scope)

trainings = [one for one in lines if one["training_id"]]
if not trainings:
    st.stop()
st.header(t("All trainings"), anchor=False)
every = [training_effect.of(one, measure, months, scope) for one in trainings]
training_which.log(every, scope)
with first:
    training_which.summary(every)

st.header(t("Which kind and which method works better?"), anchor=False)
training_which.better(every)
