"""A journey's nodes in their order: the curve, its weakest step, how many answer, and how each node is managed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.charts import Panel, path
from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.weakest import Weakest, weakest
from ui import alts, cached, links, mixture, plots, targets, worst_place
from ui.downloads import downloads
from ui.names import frame as catalogue
from ui.names import in_chart, in_sentence, names
from ui.telling import by_name, metric_name, short_name, value_text
from ui.words import NOTHING, is_missing, listing, number, percent, t

STEPS = ("csat", "wait_p90_s", "complaints_per_1000", "abandoned_share")
# by which a step is called the weakest
JUDGED = ("csat", "wait_within", "closed_in_time")
WAITS = ("wait_p90_s", "wait_within", "wait_mean_s")
# The five steps of managing a node: found, standardised, trained, measured, improved.
DONE, OPEN = "●", "○"


def asked(scope: Scope) -> tuple[str, ...]:
    """The metrics of the page: satisfaction, wait, complaints, as far as the data have them, and drop-off."""
    usual = cached.figure(scope, STEPS, by=("node",))
    if usual.groupby("metric")["value"].count().reindex(STEPS[:-1], fill_value=0).all():
        return STEPS
    return (*(one for one in cached.watched(scope) if one != "nps"), STEPS[-1])


def in_order(steps: pd.DataFrame) -> pd.DataFrame:
    """Figures by node in the order of the journey, without nodes nobody came to; the whole where it has no parts."""
    there = mixture.parts_or_whole(steps)
    order = {code: place for place, code in enumerate(catalogue("node")["code"])}
    metrics = {key: place for place, key in enumerate(dict.fromkeys(there["metric"]))}
    return there.sort_values(
        ["metric", "node"], key=lambda column: column.map(metrics if column.name == "metric" else order)
    )


def verdict(steps: pd.DataFrame) -> None:
    """The weakest step in a sentence, and whether others may be as weak."""
    if told := weakest_text(steps):
        st.markdown(told)
    elif _weak(steps)[1] == "csat":
        st.info(t("Too few answers at two nodes or more to name a weakest step."), icon=":material/info:")


def sentences(steps: pd.DataFrame) -> list[str]:
    """What the page says, to copy: its weakest step, and satisfaction along the journey."""
    return [told for told in (weakest_text(steps).replace("**", ""), alt(steps)) if told]


def weakest_text(steps: pd.DataFrame) -> str:
    """The weakest step and its rivals in Markdown; nothing where there are too few answers to name one."""
    weak, judged = _weak(steps)
    if weak is None or judged != "csat":
        return worst_place.said(steps[steps["metric"] == judged])
    told = names("node")
    sentence = t(
        "Weakest step: **{node}**, satisfaction {value} (n = {n}).",
        node=in_sentence(told[weak.node]), value=value_text("csat", weak.value, weak.n), n=weak.n,
    )  # fmt: skip
    if weak.rivals:
        rivals = [in_sentence(told[code]) for code in weak.rivals]
        more = t("It can't be told apart from {nodes}: the difference may be chance.", nodes=rivals)
    else:
        more = t("It is lower than every other step by more than chance.")
    return f"{sentence} {more}"


def curve(steps: pd.DataFrame) -> Figure:
    """Satisfaction, wait, complaints and drop-off along the nodes."""
    told = names("node")
    order = [in_chart(told[code]) for code in steps["node"].unique()]
    panels = []
    for key, part in steps.groupby("metric", sort=False):
        card = METRICS[str(key)]
        if _drawn(part):
            axis = plots.axis(card.key, part)
            panels.append(Panel(by_name(part, "node", told), metric_name(card.key), axis))
    weak, _ = _weak(steps)
    return path(panels, order, [in_chart(told[weak.node])] if weak else [])


def alt(steps: pd.DataFrame) -> str:
    """The curve in words."""
    told, satisfied = names("node"), steps[(steps["metric"] == "csat") & steps["value"].notna()]
    if satisfied.empty:
        return alts.ranking(steps, "node")
    values = [f"{told[row['node']]} {value_text('csat', row['value'], row['n'])}" for row in records(satisfied)]
    return t("Satisfaction along the journey: {steps}.", steps=listing(values))


def table(steps: pd.DataFrame, scope: Scope) -> None:
    """Every node with its figures and the share of its customers who answered; a click opens the node."""
    shares = cached.figure(scope, ("response_share",), by=("node",)).set_index("node")["value"]
    told, metrics = names("node"), tuple(dict.fromkeys(steps["metric"]))
    rows = []
    for code, part in steps.groupby("node", sort=False):
        figures = part.set_index("metric").reindex(metrics)
        row: dict[str, Any] = {t("Service node"): told[str(code)]}
        for key in metrics:
            row[short_name(key)] = value_text(key, figures.at[key, "value"], figures.at[key, "n"])
        row[t("Answers")] = number(_n(figures, "csat"))
        row[t("Response share")] = percent(shares.get(code)) if not is_missing(shares.get(code)) else NOTHING
        row[t("Served")] = number(_n(figures, "complaints_per_1000"))
        rows.append(row)
    shown = pd.DataFrame(rows)
    event = st.dataframe(
        shown, hide_index=True, on_select="rerun", selection_mode="single-row", key="journey_nodes",
        alt=t("Every service node of the journey with its figures"),
    )  # fmt: skip
    st.caption(t("Choose a row to open its node."))
    downloads(shown, "journey-nodes", scope, metrics)
    if event.selection.rows:
        links.open_node(scope, str(steps["node"].unique()[event.selection.rows[0]]))


def management(steps: pd.DataFrame, scope: Scope) -> None:
    """The five steps of managing a node, and which are missing: found, standard, training, feedback, improvement."""
    told = names("node")
    standards = set(targets.in_force(scope)["node"])
    trained = _trained()
    rows = []
    for code, part in steps.groupby("node", sort=False):
        asked = (part["metric"] == "csat") & (part["n"] > 0)
        waits = part["metric"].isin(WAITS) & (part["n"] > 0)
        rows.append(
            {
                t("Service node"): told[str(code)],
                t("1 Found"): DONE,
                t("2 Standard set"): _dot(code in standards),
                t("3 Staff trained"): _dot("" in trained or code in trained),
                t("4 Measured"): t(
                    "{asked} answers  {timed} waits",
                    asked=_dot(bool(asked.any())),
                    timed=_dot(bool(waits.any())),
                ),
            }
        )
    st.table(pd.DataFrame(rows), border="horizontal", hide_index=True, alt=t("Which management steps each node has"))
    st.caption(t("● there · ○ missing. Standards are set on the page of the node, trainings under “Training effect”."))


def _weak(steps: pd.DataFrame) -> tuple[Weakest | None, str]:
    """The weakest step and by which metric: satisfaction, or the standard where nobody was asked."""
    there = set(steps.loc[steps["value"].notna(), "metric"])
    judged = next((one for one in JUDGED if one in there), JUDGED[0])
    return weakest(steps[steps["metric"] == judged]), judged


def _drawn(part: pd.DataFrame) -> bool:
    return bool(part["value"].notna().any())


def _trained() -> set[str]:
    events = cached.events(Scope())
    return set(events.loc[events["kind"] == "training", "node"])


def _n(figures: pd.DataFrame, key: str) -> float | None:
    """On how many a figure rests; nobody served means that nobody counted, not that nobody came."""
    n = float(figures.at[key, "n"]) if key in figures.index else 0.0
    return n if n > 0 else None


def _dot(there: bool) -> str:
    return DONE if there else OPEN
