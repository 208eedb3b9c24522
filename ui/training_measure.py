"""What the effect of a training is measured by: first what it is to raise, then the metrics of all."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import streamlit as st

from cxlib.coaching.aim import AIMS, asked_aim
from ui.cached import reader
from ui.names import in_sentence
from ui.training_words import item_word, short_measure
from ui.words import t

ALWAYS = ("csat", "nps", "ces", "complaints_per_1000", "wait_p90_s")


def choose(line: Mapping[Any, Any]) -> str:
    """What to measure a training by: its aim comes first where anybody was asked about it."""
    aim = asked_aim(reader(), line)
    told = {measure: short_measure(AIMS[measure], aim) for measure in AIMS} if aim else {}
    told |= {metric: short_measure(metric) for metric in ALWAYS}
    picked = st.radio(t("Metric"), list(told), format_func=told.__getitem__, horizontal=True,
                      key=f"effect_measure_{aim}", label_visibility="collapsed")  # fmt: skip
    return str(picked)


def says(line: Mapping[Any, Any]) -> None:
    """That nobody was asked about what the training is to raise, if so."""
    if line["aim"] and not asked_aim(reader(), line):
        item = in_sentence(item_word(line["aim"]))
        st.caption(t("Where it was held nobody was asked about {item}; other metrics have to do.", item=item))
