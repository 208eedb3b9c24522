"""What observers saw: shares passed by step, check and node; whether observers agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from cxlib.charts import dots, scale
from cxlib.coaching.agreement import level
from cxlib.coaching.observed import agreed, passed
from cxlib.records import records
from cxlib.scope import Scope
from ui import plots
from ui.downloads import downloads
from ui.names import in_chart, in_sentence, names
from ui.observation_words import LEVELS, doubt_word, item_word, role_word, step_word
from ui.telling import interval_text, value_text
from ui.words import N_, number, percent, t, tn

GROUPS = {
    "step": N_("By step"),
    "node": N_("By service node"),
    "site": N_("By site"),
    "role": N_("By kind of observer"),
}


def passing(seen: pd.DataFrame, scope: Scope) -> None:
    """Shares of checks passed, weakest first, as dots and as a table; then every check."""
    told = {key: t(text) for key, text in GROUPS.items()}
    by = str(st.radio(t("Group"), list(told), format_func=told.__getitem__, horizontal=True, key="observed_by",
                      label_visibility="collapsed"))  # fmt: skip
    lines = passed(seen, (by,))
    labels = [in_chart(_name(by, code)) for code in lines[by]]
    drawn = lines.assign(
        label=labels, hover=[_hover(row, label) for row, label in zip(records(lines), labels, strict=True)]
    )
    drawn = drawn[drawn["value"].notna()]
    if len(drawn) > 1:
        st.markdown(_least(lines[lines["value"].notna()], by))
    if len(drawn):
        weakest = t(
            "Checks passed, weakest: {name}, {share}",
            name=drawn["label"].iloc[0],
            share=percent(drawn["value"].iloc[0], 0),
        )
        plots.show(dots(drawn, scale("share", drawn["value"]), title=t("Checks passed")), weakest, f"observed_{by}")
    for row in records(lines[lines["value"].isna()]):
        st.caption(
            t(
                "Not drawn, {reason}: {names}.",
                reason=doubt_word(row["reason"] or "TOO_FEW"),
                names=in_sentence(_name(by, row[by])),
            )
        )
    items = passed(seen, ("node", "step", "item"))
    told_nodes = names("node")
    shown = pd.DataFrame({
        t("Service node"): [told_nodes.get(code, code) for code in items["node"]],
        t("Step"): [step_word(row) for row in items["step"]], t("Check"): [item_word(row) for row in items["item"]],
        **_figures(items),
    })  # fmt: skip
    st.dataframe(shown, hide_index=True, alt=t("Checks passed, one line per node and check"))
    downloads(shown, "observations", scope)


def agreement(seen: pd.DataFrame) -> None:
    """Do trainers and mystery shoppers see the same? Kappa, its interval, and where they differ."""
    found = agreed(seen)
    told = found.agreement
    if not told.n:
        st.info(
            t("No check was judged by a trainer and a mystery shopper at the same node and site on the same day."),
            icon=":material/info:",
        )
        return
    rests = [tn("{n} check", "{n} checks", told.n), tn("{n} visit", "{n} visits", told.visits)]
    if told.reason:
        st.markdown(
            t(
                "Both gave the same one answer throughout ({rests}): agreement beyond chance cannot be told.",
                rests=rests,
            )
        )
        return
    value, low, high = (number(one, 2) for one in (told.kappa, told.low, told.high))
    st.markdown(
        t("**Kappa {kappa}** ({low} to {high}): {word}. They say the same of {share} of the checks; {rests}.",
          kappa=value, low=low, high=high, word=t(LEVELS[level(told.kappa)]), share=percent(told.agreed, 0),
          rests=rests)
    )  # fmt: skip
    st.caption(
        tn(
            "Kappa is 0 where they agree as often as by chance, and 1 where always. {n} check had no partner.",
            "Kappa is 0 where they agree as often as by chance, and 1 where always. {n} checks had no partner.",
            found.apart,
        )
    )
    shown = pd.DataFrame({
        t("Step"): [step_word(one) for one in found.items["step"]],
        t("Check"): [item_word(one) for one in found.items["item"]],
        t("Agreed"): [percent(one, 0) for one in found.items["agreed"]], "n": found.items["n"],
    })  # fmt: skip
    st.dataframe(shown, hide_index=True, alt=t("How often both kinds of observers agree, one line per check"))


def _least(lines: pd.DataFrame, by: str) -> str:
    """Where least of the checks were passed (first of `lines`), and whether the next passed more beyond chance."""
    worst, *rest = records(lines)
    sure = bool(rest) and worst["high"] < rest[0]["low"]
    apart = N_("Passed least: **{name}**, {value} of the checks ({range}; n = {n}), by more than chance.")
    alike = N_("Passed least: **{name}**, {value} of the checks ({range}; n = {n}); the next may be no better.")
    value, low, high, n = (worst[one] for one in ("value", "low", "high", "n"))
    return t(apart if sure else alike, name=in_sentence(_name(by, worst[by])), value=value_text("csat", value, n),
             range=interval_text("csat", low, high, n), n=n)  # fmt: skip


def _figures(lines: pd.DataFrame) -> dict[str, list[Any]]:
    rows = records(lines)
    return {
        t("Passed"): [value_text("csat", row["value"], row["n"]) for row in rows],
        t("95 % interval"): [interval_text("csat", row["low"], row["high"], row["n"]) for row in rows],
        t("Judged"): [row["n"] for row in rows],
        t("Unseen"): [row["unseen"] for row in rows],
        t("Note"): [doubt_word(row["reason"]) for row in rows],
    }


def _hover(row: Mapping[Any, Any], label: str) -> str:
    parts = [
        f"<b>{label}</b>",
        t("passed: {value}", value=value_text("csat", row["value"], row["n"])),
        t("95 %: {range}", range=interval_text("csat", row["low"], row["high"], row["n"])),
        tn("{n} check", "{n} checks", row["n"]) + ", " + tn("{n} scorecard", "{n} scorecards", row["cards"]),
    ]
    return "<br>".join(parts)


def _name(by: str, code: str) -> str:
    if by in ("node", "site"):
        return names(by).get(code, code)
    return step_word(code) if by == "step" else role_word(code)
