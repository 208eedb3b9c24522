"""Where a page's figure is worst, in a sentence, and whether another node may be as bad: the answer of ten seconds."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.scope import Scope
from cxlib.weakest import weakest
from ui import cached, mixture
from ui.names import in_sentence, names
from ui.telling import count_text, interval_text, value_text
from ui.words import N_, is_missing, t

WORST = {
    "wait_within": N_("The standard is missed most at **{node}**: {value} are served within it ({range}; {rests})."),
    "wait_p90_s": N_("The wait is longest at **{node}**: 9 of 10 waited no longer than {value} ({range}; {rests})."),
    "closed_in_time": N_(
        "Complaints are closed late most often at **{node}**: {value} are closed in time ({range}; {rests})."
    ),
    "complaints_per_1000": N_(
        "Complaints are most frequent at **{node}**: {value} per 1,000 served ({range}; {rests})."
    ),
}
NAMED = 3


def where_worst(scope: Scope, metrics: tuple[str, ...]) -> None:
    """The sentence of the first of these metrics that has one; times of several journeys are not compared."""
    for metric in metrics:
        if metric.endswith("_s") and mixture.several_journeys(scope):
            continue
        if told := said(mixture.parts_or_whole(cached.figure(scope, (metric,), by=("node",)))):
            st.markdown(told)
            return


def said(figures: pd.DataFrame) -> str:
    """Where one metric by node is worst, in Markdown; nothing where fewer than two nodes have a firm figure."""
    found = weakest(figures)
    if found is None or is_missing(found.value):
        return ""
    told, line = names("node"), figures[figures["node"] == found.node].iloc[0].to_dict()
    key = str(line["metric"])
    first = t(WORST[key], node=in_sentence(told[found.node]), value=value_text(key, found.value, found.n),
              range=interval_text(key, line["low"], line["high"], found.n), rests=count_text(line))  # fmt: skip
    rivals = [in_sentence(told[code]) for code in found.rivals]
    if not rivals:
        more = t("Every other node is better by more than chance.")
    elif len(rivals) > NAMED:
        more = t("It can't be told apart from {nodes} and {n} more: the difference may be chance.",
                 nodes=rivals[:NAMED], n=len(rivals) - NAMED)  # fmt: skip
    else:
        more = t("It can't be told apart from {nodes}: the difference may be chance.", nodes=rivals)
    return f"{first} {more}"
