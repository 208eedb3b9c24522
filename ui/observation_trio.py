"""The evaluation trio on the page: survey, observation and training effect of each node, and do they agree?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.coaching.observed import passed
from cxlib.coaching.trio import AGREE, PARTLY, together
from cxlib.records import records
from cxlib.scope import Scope
from ui import cached, training_effect
from ui.downloads import downloads
from ui.names import frame as catalogue
from ui.names import names
from ui.observation_words import STANDINGS, TRIO
from ui.telling import interval_text, value_text
from ui.training_words import SHORT
from ui.words import NOTHING, t, tn

MONTHS = 4


def section(seen: pd.DataFrame, scope: Scope) -> None:
    """A sentence on how many nodes agree, and a line for each node with the three side by side."""
    nodes = catalogue("node")
    nodes = nodes[nodes["kind"] != "journey"]
    whole = replace(scope, nodes=())  # a node stands to its whole journey, whatever nodes are looked at
    survey = cached.figure(whole, ("csat",), by=("node",))
    observed = passed(cached.observations(whole), ("node",))
    journeys = dict(zip(nodes["code"], nodes["journey"], strict=True))
    survey = survey[survey["node"].isin(journeys)]
    lines = together(survey, observed, journeys, _trained(scope))
    lines = lines[lines["node"].isin(seen["node"])]
    known = lines[lines["verdict"] != "UNKNOWN"]
    st.markdown(
        tn("Of {n} node where survey and observation are both known: they agree at {agree}, partly at {partly}.",
           "Of {n} nodes where survey and observation are both known: they agree at {agree}, partly at {partly}.",
           len(known), agree=int(known["verdict"].isin(AGREE).sum()),
           partly=int(known["verdict"].isin(PARTLY).sum()))
    )  # fmt: skip
    told = names("node")
    shown = pd.DataFrame({
        t("Service node"): [told[code] for code in lines["node"]],
        t("Survey: satisfied"): _texts(survey, lines["node"]),
        t("Survey says"): [t(STANDINGS[one]) for one in lines["survey"]],
        t("Observed: passed"): _texts(observed, lines["node"]),
        t("Observers say"): [t(STANDINGS[one]) for one in lines["observed"]],
        t("Training effect"): [t(SHORT[one]) if one else NOTHING for one in lines["trained"]],
        t("Do they agree?"): [t(TRIO[one]) for one in lines["verdict"]],
    })  # fmt: skip
    st.dataframe(shown, hide_index=True, alt=t("Survey, observation and training effect of each node"))
    downloads(shown, "trio", scope, ["csat"])
    st.caption(t("Below or above: the whole 95 % interval lies below or above the figure of the node's whole journey, "
                 "whatever nodes are chosen. They agree where both say the same, and partly where neither is below but "
                 "only one is above."))  # fmt: skip


def _trained(scope: Scope) -> dict[str, str]:
    """The verdict on the newest training of each node that was held; `NOT_YET` where all lie ahead."""
    held: dict[str, str] = {}
    ahead: dict[str, str] = {}
    for line in records(cached.trainings()):
        verdict = training_effect.of(line, "csat", MONTHS, scope).effect.verdict
        for node in line["nodes"]:
            (ahead if verdict == "NOT_YET" else held).setdefault(node, verdict)
    return ahead | held


def _texts(frame: pd.DataFrame, nodes: pd.Series) -> list[str]:
    rows: dict[Any, dict[Any, Any]] = {row["node"]: row for row in records(frame)}
    return [_text(rows[node]) if node in rows else NOTHING for node in nodes]


def _text(row: dict[Any, Any]) -> str:
    value, between = (
        value_text("csat", row["value"], row["n"]),
        interval_text("csat", row["low"], row["high"], row["n"]),
    )
    return t("{value} ({range}; n = {n})", value=value, range=between, n=row["n"]) if between else value
