"""Places side by side on the page: the funnel, who is outside and what that says, the table."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from plotly.graph_objects import Figure

from cxlib.charts import funnel, scale
from cxlib.comparing import Comparison
from cxlib.funnel import WARNING, rate_limits, share_limits
from cxlib.records import records
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.staffing import COUNTED
from ui import cached, staff
from ui.downloads import downloads
from ui.drill import to_place
from ui.names import in_chart, in_sentence, names
from ui.telling import count_text, hover_text, interval_text, metric_name, short_name, value_text
from ui.words import N_, listing, number, t

METRICS_COMPARED = ("csat", "complaints_per_1000", "wait_within", "abandoned_share", "closed_in_time")
STAFF = "staff"
STAFF_METRICS = tuple(COUNTED)
KINDS = {"site": N_("Site"), "channel": N_("Channel"), "segment": N_("Segment"), "node": N_("Service node"),
         STAFF: N_("Staff")}  # fmt: skip
POSITIONS = {
    "inside": N_("as chance allows"), "high": N_("beyond 95 %"), "low": N_("beyond 95 %"),
    "very_high": N_("beyond 99.8 %"), "very_low": N_("beyond 99.8 %"),
}  # fmt: skip


def kind() -> str:
    """What is compared: sites, channels, segments, nodes or staff; only kinds the data tell apart."""
    known = [one for one in KINDS if _told_apart(one)]
    told = {one: t(KINDS[one]) for one in known}
    picked = st.radio(
        t("What is compared"), known, format_func=told.__getitem__, horizontal=True, key="compare_by",
        label_visibility="collapsed",
    )  # fmt: skip
    return str(picked)


def metrics(by: str) -> tuple[str, ...]:
    """What can be compared: of staff, what tickets and the answers joined to them tell."""
    return STAFF_METRICS if by == STAFF else METRICS_COMPARED


def there(scope: Scope, by: str) -> pd.DataFrame | None:
    """The figure of the first metric that has one, by which the page begins with it; staff have none of their own."""
    found = (cached.figure(scope, (one,)) for one in METRICS_COMPARED if by != STAFF)
    return next((one for one in found if one["value"].notna().any()), None)


def adjusted() -> bool:
    """Whether places are compared as if all had the same mix of service nodes."""
    return bool(
        st.toggle(
            t("Adjust for the mix of service nodes"), value=True, key="compare_adjusted",
            help=t("A place that serves mostly difficult nodes is compared with what the same nodes get everywhere."),
        )
    )  # fmt: skip


def judged(found: Comparison) -> pd.DataFrame:
    """The places with their names, verdicts and the sentence under the pointer."""
    told = _names(found)
    better = METRICS[found.metric].better
    verdicts = [_verdict(row["listed"], row["position"], better) for row in records(found.places)]
    called = [told[code] for code in found.places[found.by]]
    rows = found.places.assign(verdict=verdicts, label=[in_chart(name) for name in called])
    leads = staff.to_cases if found.by == STAFF else partial(to_place, found.by)
    texts = [_hover(found, row, name) for row, name in zip(records(rows), called, strict=True)]
    return rows.assign(hover=texts, opens=[leads(code, found.metric) for code in rows[found.by]])


def picture(found: Comparison, rows: pd.DataFrame) -> Figure:
    """The funnel."""
    reach = rows["n_effective"].max() * 1.05
    n = np.unique(np.geomspace(max(rows["n_effective"].min() / 10, 5), reach, 160).round())
    limits = rate_limits if METRICS[found.metric].unit == "rate" else share_limits
    low95, high95 = limits(found.overall, n, WARNING)
    low998, high998 = limits(found.overall, n)
    lines = pd.DataFrame({"n": n, "low95": low95, "high95": high95, "low998": low998, "high998": high998})
    titles = (t("Cases (n)"), metric_name(found.metric))
    level = (found.overall, t("all together {value}", value=value_text(found.metric, found.overall)))
    axis = scale(METRICS[found.metric].unit, rows["charted"])
    return funnel(rows.assign(n=rows["n_effective"]), lines, level, axis, titles)


def says(found: Comparison, rows: pd.DataFrame) -> None:
    """Who differs by more than chance, of how many compared; what the spread means; who is hidden."""
    if not found.tested:
        st.markdown(t("No place has a figure firm enough to be compared: few cases, or totals that are cut."))
        return
    outside = rows[rows["verdict"] != ""].sort_values("charted")
    for verdict, colour, wording in (
        ("concern", "orange", N_("worse than all together by more than chance: {places}")),
        ("improvement", "blue", N_("better than all together by more than chance: {places}")),
    ):
        places = [in_sentence(label) for label in outside.loc[outside["verdict"] == verdict, "label"]]
        if places:
            st.markdown(f":{colour}[**{t(wording, places=listing(places))}**]")
    if outside.empty:
        st.markdown(t("No place differs from all together by more than chance."))
    alarm = N_("{listed} of {tested} compared; about one in ten of those listed is a false alarm.")
    st.caption(t(N_("{tested} places compared.") if outside.empty else alarm, listed=len(outside), tested=found.tested))
    if found.overdispersed:
        st.caption(
            t("The places differ {times} times as much as by chance alone: large ones lie outside easily.",
              times=number(found.spread, 1))
        )  # fmt: skip
    if found.hidden:
        told = _names(found)
        hidden = [in_sentence(told[code]) for code in found.hidden]
        st.caption(t("Hidden, fewer than 10 cases: {places}.", places=listing(hidden)))


def table(found: Comparison, rows: pd.DataFrame, scope: Scope) -> None:
    """All places as a table, by name, and the way to take it along."""
    shown = pd.DataFrame(
        {
            t(KINDS[found.by]): rows["label"],
            short_name(found.metric): _texts(found.metric, rows, "value"),
            t("95 % interval"): [
                interval_text(found.metric, row["low"], row["high"], row["n"]) for row in records(rows)
            ],
            t("Adjusted for nodes"): _texts(found.metric, rows, "charted"),
            t("Rests on"): [count_text(row | {"metric": found.metric}) for row in records(rows)],
            t("Against all together"): [t(POSITIONS.get(position, "")) for position in rows["position"]],
            "q": [number(q, 3) for q in rows["q"]],
        }
    ).sort_values(t(KINDS[found.by]))
    with st.expander(t("Table and download"), icon=":material/table:"):
        st.dataframe(shown, hide_index=True, alt=t("The places compared, as a table"))
        downloads(shown, f"compare-{found.by}", scope, [found.metric])


def alt(found: Comparison, rows: pd.DataFrame) -> str:
    """What the funnel says, for those who do not see it."""
    outside = list(rows.loc[rows["verdict"] != "", "label"])
    return t(
        "{metric}: {listed} of {tested} differ by more than chance: {places}",
        metric=metric_name(found.metric), listed=len(outside), tested=found.tested, places=outside,
    )  # fmt: skip


def _told_apart(kind: str) -> bool:
    if kind == STAFF:
        return cached.reader().has_staff()
    return kind == "node" or len(names(kind)) > 2


def _verdict(listed: bool, position: str, better: str) -> str:
    if not listed or position in ("", "inside") or better == "none":
        return ""
    return "improvement" if position.endswith("high") == (better == "high") else "concern"


def _hover(found: Comparison, row: dict[str, Any], name: str) -> str:
    key = found.metric
    adjusted = t("adjusted for nodes: {value}", value=value_text(key, row["charted"], row["n"]))
    return hover_text(row | {"metric": key}, name, adjusted if found.adjusted else "")


def _names(found: Comparison) -> dict[str, str]:
    """What the places compared are called, shown and hidden ones."""
    codes = [*found.places[found.by], *found.hidden] if found.by in found.places else []
    if found.by == STAFF:
        return staff.names(codes)
    told = names(found.by)
    return {code: told.get(code, code) for code in codes}


def _texts(key: str, rows: pd.DataFrame, column: str) -> list[str]:
    return [value_text(key, value, n) for value, n in zip(rows[column], rows["n"], strict=True)]
