"""Where an effect cannot be tested: what the control charts of both sides say of the time since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from cxlib.coaching.measured import Measured
from cxlib.courses import Course
from cxlib.scope import Scope
from ui import analyses, course_words, courses
from ui.downloads import downloads
from ui.effect_words import wording
from ui.names import names
from ui.training_words import as_day, measure_stem, word
from ui.words import t

UNTESTED = ("CANNOT_TEST", "NO_COMPARISON")
MOST_DRAWN = 2
"""Charts drawn; where it came to more nodes, the table tells of each."""


def section(found: Measured, scope: Scope) -> None:
    """The verdict of each node's control chart over the months compared, and the charts of where it came."""
    if found.effect.verdict not in UNTESTED or found.item:
        return
    said = wording(found.training)
    mine = tuple(found.training["nodes"])
    others = () if found.unit == "site" else tuple(found.units.loc[found.units["side"] == "other", "unit"])
    asked = replace(scope, start=found.windows.past, end=found.windows.until, journeys=(), nodes=(*mine, *others))
    if found.unit == "site":
        asked = replace(asked, sites=tuple(found.training["sites"]))
    charted = analyses.charted(asked, (found.metric,))
    if not charted:
        return
    st.subheader(t("What the control charts say"), anchor=False)
    st.caption(
        t("Too few for a test. A chart that changed then while those elsewhere did not speaks for it, without proof.")
    )
    own = [course for course in charted if course.node in mine]
    if 0 < len(own) <= MOST_DRAWN:
        courses.show(own, asked, "effect_course", (found.metric,))
    shown = _readable(charted, {code: word(said.sides, "trained" if code in mine else "other") for code in asked.nodes},
                      as_day(found.training["first_day"]))  # fmt: skip
    st.dataframe(shown, hide_index=True, alt=t("What the control chart of each service node says"))
    downloads(shown, f"effect-charts-{measure_stem(found)}", asked)


def _readable(charted: list[Course], sides: dict[str, str], since: date) -> pd.DataFrame:
    told = names("node")
    return pd.DataFrame(
        {
            t("Service node"): [told.get(course.node, course.node) for course in charted],
            t("Side"): [sides[course.node] for course in charted],
            t("Its control chart"): [course_words.verdict(course, since) for course in charted],
        }
    )
