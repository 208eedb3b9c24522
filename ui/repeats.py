"""Repeated complaints: whether the same customer had to complain before, on the complaints page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.charts import Scale, dots
from cxlib.records import records
from cxlib.repeats import WITHIN, Repeats, repeats
from cxlib.scope import Scope
from ui import cached, plots
from ui.downloads import downloads
from ui.drill import to_repeated
from ui.links import open_cases
from ui.names import in_chart, names
from ui.words import N_, NOTHING, is_missing, number, percent, t

REASONS = {
    "NO_DATA": N_("No complaints in this period."),
    "CUSTOMERS_NOT_KNOWN": N_(
        "Repeats cannot be told: No file tells which customer complained. A column with customer numbers or "
        "telephones can be given the role “Customer” on the upload page; only a code of it is kept."
    ),
    "LOOK_BACK_TOO_SHORT": N_(
        "Repeats cannot be told yet: complaints whose customer is known begin less than {days} days before these."
    ),
    "TOO_FEW": N_("Too few complaints whose customer is known for a share: n = {n}."),
}


def repeated(scope: Scope) -> None:
    """The share with its interval, customers who came twice, the nodes as dots, the numbers behind them."""
    found = repeats(cached.reader(), scope)
    whole = found.whole.iloc[0].to_dict()
    if is_missing(whole["value"]):
        st.caption(t(REASONS[whole["reason"]], days=WITHIN, n=number(whole["judged"])))
    if not whole["known"]:
        return
    for line in sentences(found, whole):
        st.markdown(line)
    told = found.nodes.dropna(subset=["value"])
    if len(told):
        shown = in_picture(told)
        plots.show(dots(shown, Scale(tickformat="~%"), title=t("Repeated complaints (share)")), alt(shown),
                   "repeats", opens=scope)  # fmt: skip
    if whole["repeated"] and st.button(t("Show the repeated complaints"), icon=":material/list:", key="repeats_cases"):
        open_cases(scope, metric=["complaints_per_1000"], repeated=["1"], rows=["complaints"])
    with st.expander(t("Table and download"), icon=":material/table:", key="table_repeats"):
        st.dataframe(readable(found.nodes), hide_index=True, alt=t("The figures of the chart above as a table"))
        downloads(_numbers(found.nodes), "repeated-complaints", scope)


def sentences(found: Repeats, whole: Mapping[Any, Any]) -> list[str]:
    """The share in words, who came twice, and of how many the customer is known."""
    lines = []
    if not is_missing(whole["value"]):
        lines.append(
            t("Repeated: **{share}** ({low} to {high}), {repeated} of {n} complaints: the same customer complained at "
              "the same journey at most {days} days before.",
              share=percent(whole["value"]), low=percent(whole["low"]), high=percent(whole["high"]),
              repeated=number(whole["repeated"]), n=number(whole["judged"]), days=WITHIN)
        )  # fmt: skip
    lines.append(
        t("{twice} of {customers} customers complained twice or more in this period.",
          twice=number(found.twice), customers=number(found.customers))
    )  # fmt: skip
    lines.append(
        t("The customer is known for {known} of {complaints} complaints; the others, and those without {days} days of "
          "data before them, are not in the share.",
          known=number(whole["known"]), complaints=number(whole["complaints"]), days=WITHIN)
    )  # fmt: skip
    return lines


def in_picture(nodes: pd.DataFrame) -> pd.DataFrame:
    """The nodes that have a share, the highest on top, with texts and where a click leads."""
    told = names("node")
    rows = nodes.sort_values("value", ascending=False, kind="stable")
    labels = [in_chart(told.get(node, node)) for node in rows["node"]]
    hover = [_hover(label, row) for label, row in zip(labels, records(rows), strict=True)]
    return rows.assign(label=labels, hover=hover, opens=[to_repeated(node) for node in rows["node"]])


def alt(shown: pd.DataFrame) -> str:
    """The highest and the lowest node."""
    top, bottom = shown.iloc[0], shown.iloc[-1]
    return t("Repeated complaints: highest at {top} ({high}), lowest at {bottom} ({low}).", top=top["label"],
             high=percent(top["value"]), bottom=bottom["label"], low=percent(bottom["value"]))  # fmt: skip


def readable(nodes: pd.DataFrame) -> pd.DataFrame:
    """The nodes in words."""
    rows = records(nodes)
    return pd.DataFrame(
        {
            t("Service node"): nodes["node"].map(names("node")),
            t("Repeated"): [percent(row["value"]) for row in rows],
            t("95 % interval of the share"): [_range(row) for row in rows],
            t("Repeated complaints"): [number(row["repeated"]) for row in rows],
            t("n (customer and 30 days before known)"): [number(row["judged"]) for row in rows],
            t("Customer known"): [number(row["known"]) for row in rows],
            t("Complaints"): [number(row["complaints"]) for row in rows],
        }
    )


def _numbers(nodes: pd.DataFrame) -> pd.DataFrame:
    heads = {
        "repeated": t("Repeated complaints"), "judged": t("n (customer and 30 days before known)"),
        "known": t("Customer known"), "complaints": t("Complaints"), "value": t("Repeated"),
        "low": t("Share, lower limit (95 %)"), "high": t("Share, upper limit (95 %)"),
    }  # fmt: skip
    named = pd.DataFrame({t("Service node"): nodes["node"].map(names("node"))})
    return named.join(nodes[list(heads)].rename(columns=heads)).assign(**{t("Code"): nodes["node"]})


def _hover(label: str, row: Mapping[Any, Any]) -> str:
    of = t("{repeated} of {n} repeated", repeated=number(row["repeated"]), n=number(row["judged"]))
    return f"<b>{label}</b><br>{percent(row['value'])} ({_range(row)})<br>{of}"


def _range(row: Mapping[Any, Any]) -> str:
    if is_missing(row["value"]):
        return NOTHING
    return t("{low} to {high}", low=percent(row["low"]), high=percent(row["high"]))
