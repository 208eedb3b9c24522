"""What the comments are about: share of each topic, how satisfied those are who write of it, and its course."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from cxlib.charts import Scale, dots
from cxlib.charts.share_line import share_line
from cxlib.comments.coded import Coded
from cxlib.comments.said import NO_BOX
from cxlib.display import HIDDEN, display_class
from cxlib.scope import Scope
from ui import comment_read, plots
from ui.downloads import downloads
from ui.names import in_chart
from ui.words import N_, NOTHING, is_missing, number, percent, period, t, tn

SHARE = Scale(tickformat=".0%")
COLUMNS = {
    "topic": N_("Topic (code)"), "n": N_("Comments"), "of": N_("Of so many comments"), "share": N_("Share"),
    "low": N_("Share, lower limit (95%)"), "high": N_("Share, upper limit (95%)"), "csat": N_("Satisfied"),
    "csat_low": N_("Satisfied, lower limit (95%)"), "csat_high": N_("Satisfied, upper limit (95%)"),
    "boxed": N_("Satisfied, n"), "mean": N_("Mean score"), "mean_low": N_("Mean score, lower limit (95%)"),
    "mean_high": N_("Mean score, upper limit (95%)"), "scored": N_("Mean score, n"),
}  # fmt: skip


def says(found: Coded) -> None:
    """How many comments there are, how many a topic was found in, how many somebody should read today."""
    total, times = len(found), found.said.times()
    about, urgent = (int(times[one.there(len(times))].sum()) for one in (found.about, found.urgent))
    st.markdown(
        tn("{n} comment; a topic was found in {share} of them.", "{n} comments; a topic was found in {share} of them.",
           total, share=percent(about / total, 0))
    )  # fmt: skip
    if urgent:
        st.markdown(
            t(":orange[**Comments to read today, whatever their score: {n}**] (they speak of: {kinds})", n=urgent,
              kinds=[comment_read.danger_names()[kind] for kind in found.urgent.kinds()])
        )  # fmt: skip


def shares(found: Coded, scope: Scope) -> None:
    """The topics as two charts beside each other, and as a table."""
    if display_class(len(found)) == HIDDEN:
        st.caption(t("Too few comments for figures (n = {n}); they can be read below.", n=len(found)))
        return
    rows = comment_read.figures(scope)
    if rows.empty:
        st.caption(t("No topic of the dictionary was found in these comments."))
        return
    told = comment_read.topic_names(found.dictionary)
    rows = rows.assign(label=[in_chart(told[code]) for code in rows["topic"]])
    left, right = st.columns(2)
    with left:
        part = rows.assign(value=rows["share"], hover=[in_chart(_share(row, told)) for row in rows.to_dict("records")])
        plots.show(dots(part, SHARE, title=t("Share of comments")), "; ".join(part["hover"]), "comment_topics",
                   t("How often"))  # fmt: skip
    with right:
        _satisfied(found, rows.dropna(subset=["csat"]), told)
    st.caption(
        t("A comment may touch several topics or none, so shares do not add up to 100%. Which topic, words of the "
          "dictionary say: it finds what is written about, not whether it is meant well.")
    )  # fmt: skip
    _table(rows, told, scope)


def _satisfied(found: Coded, rows: pd.DataFrame, told: dict[str, str]) -> None:
    if rows.empty:
        st.caption(t("Too few of these comments have a score."))
        return
    known = found.said.box[found.said.box != NO_BOX]
    overall = float((known == 1).mean())
    part = rows.assign(
        value=rows["csat"], low=rows["csat_low"], high=rows["csat_high"], **{"class": display_class(rows["boxed"])},
        hover=[in_chart(_happy(row, told)) for row in rows.to_dict("records")],
    )  # fmt: skip
    lines = [(overall, t("all comments {value}", value=percent(overall, 0)), "dot")]
    plots.show(dots(part, SHARE, lines, t("Satisfied among those who write about it")), "; ".join(part["hover"]),
               "comment_csat", t("How satisfied"))  # fmt: skip


def course(found: Coded, scope: Scope) -> None:
    """The share of one topic over time."""
    seen = comment_read.figures(scope)["topic"].tolist()
    if not seen or display_class(len(found)) == HIDDEN:
        return
    told = comment_read.topic_names(found.dictionary)
    picked = st.selectbox(t("Topic over time"), seen, format_func=told.__getitem__, key="comment_course", width=320)
    rows = comment_read.course(scope)
    rows = rows[(rows["topic"] == picked) & (rows["class"] != HIDDEN)].rename(columns={"share": "value"})
    if len(rows) < 2:
        st.caption(t("Fewer than two periods have ten comments or more: no course."))
        return
    hover = [in_chart(f"{period(row['period'], scope.grain)}: {_counted(row)}") for row in rows.to_dict("records")]
    figure = share_line(rows.assign(hover=hover), scope.grain, t("Share of comments"))
    plots.show(figure, f"{told[picked]}. " + "; ".join(hover), "comment_course_line")
    st.caption(t("Band: 95 % interval of each period alone. Periods with fewer than ten comments are left out."))


def _table(rows: pd.DataFrame, told: dict[str, str], scope: Scope) -> None:
    with st.expander(t("Table and download"), icon=":material/table:"):
        shown = pd.DataFrame(
            {
                t("Topic"): [told[code] for code in rows["topic"]],
                t("Comments"): [number(n) for n in rows["n"]],
                t("Share"): [_between(row, "share", "low", "high") for row in rows.to_dict("records")],
                t("Satisfied"): [_between(row, "csat", "csat_low", "csat_high") for row in rows.to_dict("records")],
                t("Satisfied, n"): [number(n) for n in rows["boxed"]],
                t("Mean score"): [_mean(row) for row in rows.to_dict("records")],
                t("Mean score, n"): [number(n) for n in rows["scored"]],
            }
        )
        st.dataframe(shown, hide_index=True, alt=t("The topics of the comments, as a table"))
        st.caption(t("The score is the first one of the answer a comment came with, on the scale its file has."))
        exact = rows[list(COLUMNS)].rename(columns={key: t(text) for key, text in COLUMNS.items()})
        exact.insert(0, t("Topic"), [told[code] for code in rows["topic"]])
        downloads(exact, "comment-topics", scope)


def _share(row: dict[Any, Any], told: dict[str, str]) -> str:
    return t("{first}: {second}", first=told[row["topic"]], second=_counted(row | {"value": row["share"]}))


def _counted(row: dict[Any, Any]) -> str:
    return tn("{value} ({low} to {high}), {some} of {n} comment", "{value} ({low} to {high}), {some} of {n} comments",
              row["of"], value=percent(row["value"]), low=percent(row["low"]), high=percent(row["high"]),
              some=row["n"])  # fmt: skip


def _happy(row: dict[Any, Any], told: dict[str, str]) -> str:
    low, value, high = (percent(row[column]) for column in ("csat_low", "csat", "csat_high"))
    said = t("{value} satisfied ({low} to {high}), n = {n}", value=value, low=low, high=high, n=row["boxed"])
    return t("{first}: {second}", first=told[row["topic"]], second=said)


def _between(row: dict[Any, Any], value: str, low: str, high: str) -> str:
    if is_missing(row[value]):
        return NOTHING
    return f"{percent(row[value])} ({percent(row[low])}–{percent(row[high])})"


def _mean(row: dict[Any, Any]) -> str:
    if is_missing(row["mean"]):
        return NOTHING
    return f"{number(row['mean'], 2)} ({number(row['mean_low'], 2)}–{number(row['mean_high'], 2)})"
