"""What changed, from the control charts: sentences ranked by customers touched, chance told, gaps in the data named."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from cxlib.records import records
from cxlib.scope import Scope
from cxlib.watched import WATCHED, charted
from ui import analyses, cached, links, mixture, signal_words
from ui.names import frame as catalogue
from ui.names import in_sentence, names
from ui.telling import difference_text
from ui.verdicts import COLOURS, SIGN_COLOURS
from ui.words import N_, is_missing, listing, number, t, tn

SENTENCES = 6
HEARD = ("csat", "wait_mean_s", "complaints_per_1000")  # of how many is asked, and sums tell that soonest
ARROWS = {"high": "▲", "low": "▼"}
SPLIT = {
    "SIMPSON": N_("The total went the other way than every node: only the mix of nodes changed."),
    "REVERSED": N_("Within the nodes it went the other way: the mix of nodes turned the total round."),
    "MOSTLY_MIX": N_("Most of it is a different mix of nodes, not a change at them."),
}


def what_changed(scope: Scope, watched: tuple[str, ...]) -> None:
    """The signals of the period as sentences, each a link to its node; how many chance alone would give."""
    metrics = charted(watched)
    found = analyses.signals(scope, metrics)
    chance = analyses.chance(scope, metrics)
    if not chance.charts:
        st.info(
            t("No chart has enough periods yet: 13 with 30 cases each are needed for a verdict."),
            icon=":material/info:",
        )
        return
    told = names("node")
    for row in records(found.head(SENTENCES)):
        colour = SIGN_COLOURS[COLOURS.get(row["meaning"], "off") if row["current"] else "off"]  # over is no concern
        with st.container(border=True, gap=None):
            arrow = f":{colour}[{ARROWS[row['direction']]}]"
            links.to_node(f"{arrow} **{signal_words.node(row, told)}**", scope, row["node"])
            change = f":{colour}[**{signal_words.change(row)}**]"
            said = t("{metric}: {value}", metric=signal_words.subject(row), value=change)
            st.markdown(f"{said}  \n:small[{signal_words.evidence(row)}]")
    if found.empty:
        st.info(t("Nothing changed by more than chance explains."), icon=":material/check:")
    if len(found) > SENTENCES:
        with st.expander(t("{n} more", n=len(found) - SENTENCES)):
            for row in records(found.iloc[SENTENCES:]):
                title, change = signal_words.title(row, told), signal_words.change(row)
                links.to_node(f"{ARROWS[row['direction']]} {title}", scope, row["node"])
                st.caption(change)
    st.caption(beside_chance(len(found), chance.charts, chance.signals))


def beside_chance(found: int, charts: int, expected: float) -> str:
    """How many signals there are, and how many chance alone would give.

    >>> beside_chance(1, 7, 0.44)
    '1 signal in 7 charts; about 0.4 would show by chance alone.'
    """
    return t("{signals} in {charts}; about {expected} would show by chance alone.",
             signals=tn("{n} signal", "{n} signals", found), charts=tn("{n} chart", "{n} charts", charts),
             expected=number(expected, 1))  # fmt: skip


def worst(scope: Scope, watched: tuple[str, ...]) -> None:
    """Where it hurts most, in a sentence, and how many charts of the period got worse or better by more than chance."""
    found = analyses.signals(scope, charted(watched))
    bad, good = (found[found["meaning"] == meaning] for meaning in ("concern", "improvement"))
    if found.empty:
        return
    lasting = bad[bad["current"].astype(bool)]
    counts = moved(len(bad), len(good))
    if over := len(bad) - len(lasting):
        counts += " " + t("Steady again of the worse ones: {n}.", n=over)
    if bad.empty:
        st.markdown(t("Nothing got worse by more than chance.") + " " + counts)
        return
    first = bad.iloc[0].to_dict()
    colour = SIGN_COLOURS[COLOURS["concern"] if len(lasting) else "off"]
    change = f":{colour}[**{signal_words.change(first)}**]"
    wording = N_("Look first at **{node}**: {metric} {change}.") if len(lasting) else (
        N_("Nothing is worse now. For a time it was at **{node}**: {metric} {change}."))  # fmt: skip
    said = t(wording, metric=signal_words.subject(first), node=signal_words.node(first, names("node")), change=change)
    st.markdown(f"{said}  \n:small[{signal_words.evidence(first)}]  \n:small[{counts}]")


def moved(worse: int, better: int) -> str:
    """How many charts got worse or better.

    >>> moved(1, 0)
    'Worse by more than chance: 1 chart; better: 0.'
    """
    return tn("Worse by more than chance: {n} chart; better: {better}.",
              "Worse by more than chance: {n} charts; better: {better}.", worse, better=better)  # fmt: skip


def coverage(scope: Scope, metrics: tuple[str, ...]) -> None:
    """Nodes without any answer or ticket in the period: no data is not the same as no problem."""
    heard_by = (*HEARD, *(one for one in metrics if one not in WATCHED))
    seen = cached.figure(scope, heard_by, by=("node",))
    heard = set(seen.loc[(seen["n"] > 0) | (seen["events"] > 0), "node"]) if "node" in seen else set()
    nodes = catalogue("node")
    asked = mixture.without_journeys(nodes.rename(columns={"code": "node"}))
    for name, column in (("journeys", "journey"), ("nodes", "node")):
        if chosen := getattr(scope, name):
            asked = asked[asked[column].isin(chosen)]
    silent = [in_sentence(names("node")[code]) for code in asked["node"] if code not in heard]
    if silent:
        st.caption(
            t("No data in this period, which does not mean no problem: {nodes}.", nodes=listing(silent)),
        )


def mix(scope: Scope) -> None:
    """When the total of satisfaction moved mostly because other nodes were asked about, say so."""
    found = analyses.mixing(scope, "csat")
    if found is None or found.verdict not in SPLIT or is_missing(found.change):
        return
    parts = t("Satisfaction {change}: within nodes {within}, by another mix {mix}.",
              change=difference_text("csat", found.change), within=difference_text("csat", float(found.within.sum())),
              mix=difference_text("csat", float(found.mix.sum())))  # fmt: skip
    st.info(f"{parts} {t(SPLIT[found.verdict])}", icon=":material/shuffle:")


def verdicts(scope: Scope, metric: str, cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of one metric by node and period with the verdict of their node's control chart in `verdict`; in
    `earlier` that of the period before the first cell ("" none), by which one sees whether a run began before.
    """
    said: dict[tuple[str, pd.Period], str] = {}
    grains: dict[str, str] = {}
    for course in analyses.charted(scope, (metric,)):
        meanings = course.meanings()
        flagged = np.isin(meanings, ("improvement", "concern"))
        # a rare event is marked in the period it happened in
        grain = grains[course.node] = scope.grain if course.between else course.grain
        periods = pd.PeriodIndex(course.grid.periods[flagged], freq=grain)
        said |= {(course.node, period): word for period, word in zip(periods, meanings[flagged].tolist(), strict=True)}
    shown = {grain: pd.PeriodIndex(cells["period"], freq=grain) for grain in {scope.grain, *grains.values()}}
    verdict = [
        said.get((node, shown[grains.get(node, scope.grain)][row]), "ordinary") if there else ""
        for row, (node, there) in enumerate(zip(cells["node"], cells["value"].notna(), strict=True))
    ]
    before = (pd.PeriodIndex(cells["period"], freq=scope.grain).min() - 1).start_time
    earlier = [said.get((node, pd.Period(before, grains.get(node, scope.grain))), "") for node in cells["node"]]
    return cells.assign(verdict=verdict, earlier=earlier)
