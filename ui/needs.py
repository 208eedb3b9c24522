"""The needs page: classes in words, the better/worse chart, letters behind it, and the same by group of customers."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from cxlib.charts import NAMED_POINTS, grid, names_of_points
from cxlib.coaching.kano import LETTERS
from cxlib.records import records
from cxlib.scope import Scope
from ui import links, plots, surveyed
from ui import need_words as words
from ui.downloads import downloads
from ui.error_words import say_reason
from ui.faults import fragment
from ui.names import in_chart, in_sentence, names
from ui.words import N_, NOTHING, listing, number, t

APART = {"segment": N_("By segment"), "site": N_("By site"), "channel": N_("By channel")}
COLOURED = {"M": "concern", "O": "concern", "A": "improvement"}


def nothing(scope: Scope) -> None:
    """Why there is nothing to show, and the way to the days when there is."""
    first, last = surveyed.kano_days()
    if first is None:
        st.info(t("Nobody was asked pairs of questions (“if it is there …”, “if it is not there …”)."),
                icon=":material/info:")  # fmt: skip
    else:
        st.info(t("No answers here: pairs of questions were answered from {first} to {last}. Choose a period that has "
                  "these days, or fewer filters.", first=first, last=last), icon=":material/info:")  # fmt: skip
        # not a link: one to the page itself leaves the old days in the browser's address
        if st.button(t("Show these days"), icon=":material/date_range:"):
            st.query_params.from_dict(links.query(replace(scope, start=first, end=last)))
            st.rerun()


def sentences(found: pd.DataFrame) -> list[str]:
    """Every feature as a sentence."""
    return [words.sentence(row) for row in records(found)]


def says(found: pd.DataFrame) -> None:
    """The classes with their features; who is hidden, and which questions were not understood."""
    numbered = [f"{place}. {name}" for place, name in enumerate(found["feature"], 1)]
    named = found.assign(name=numbered if len(_drawn(found)) > NAMED_POINTS else found["feature"])
    st.markdown("\n".join(f"- {line}" for line in words.by_class(named)))
    for code, part in found[found["kind"] == ""].groupby("reason", sort=False):
        st.caption(t("Not drawn, {reason}: {names}.", reason=say_reason(str(code)), names=_listed(part)))
    doubtful = found[found["questionable"] & (found["kind"] != "")]
    if len(doubtful):
        st.warning(t("More than one answer in ten contradicts itself; the question was probably not understood: "
                     "{names}.", names=_listed(doubtful)), icon=":material/help:")  # fmt: skip


def picture(found: pd.DataFrame, scope: Scope) -> None:
    """Each feature by what lacking it costs and having it wins, with its interval."""
    drawn = _drawn(found)
    if len(drawn):
        numbers = [int(place) + 1 for place in drawn.index]
        beside = names_of_points([in_chart(name) for name in drawn["feature"]], numbers)
        labels = beside if len(beside) > NAMED_POINTS else [
            f"{name} ({kind})" for name, kind in zip(beside, drawn["kind"], strict=True)
        ]  # fmt: skip
        frame = pd.DataFrame({
            "label": labels, "x": -drawn["worse"], "x_low": -drawn["worse_high"], "x_high": -drawn["worse_low"],
            "y": drawn["better"], "y_low": drawn["better_low"], "y_high": drawn["better_high"],
            "verdict": ["" if row["mixed"] else COLOURED.get(row["kind"], "") for row in records(drawn)],
            "class": ["provisional" if row["mixed"] else row["class"] for row in records(drawn)],
            "hover": [in_chart(words.sentence(row)) for row in records(drawn)],
        })  # fmt: skip
        corners = [t(words.CLASSES[letter]) for letter in ("A", "O", "I", "M")]
        titles = t("lacking it displeases"), t("having it pleases")
        figure = grid(frame, (0.5, 0.5), corners, titles, ((-0.02, 1.02), (-0.04, 1.04)))
        plots.show(figure, " ".join(sentences(drawn)), "needs")
    st.caption(
        t(
            "Lines: 95 % intervals. Hollow: too close to call, or fewer than 30 answers. Orange: lacking it costs "
            "satisfaction; blue: a delight. Survey weights are not used: a person has one letter a feature."
        )
    )
    unwanted = found[found["kind"] == "R"]
    if len(unwanted):
        st.caption(t("Not drawn, as most would rather not have it: {names}.", names=_listed(unwanted)))
    _behind(found, scope)


@fragment
def apart(scope: Scope) -> None:
    """Classes by group of customers: who wants what."""
    kinds = {kind: t(name) for kind, name in APART.items() if len(names(kind)) > 2}
    if not kinds:
        st.caption(t("The answers do not tell groups of customers apart."))
        return
    by = str(st.radio(t("Taken apart"), list(kinds), format_func=kinds.__getitem__, horizontal=True, key="needs_by",
                      label_visibility="collapsed"))  # fmt: skip
    found, told = surveyed.needs(scope, (by,)), names(by)
    if found.empty or found[by].nunique() < 2:
        st.caption(t("The answers do not tell groups of customers apart."))
        return
    lines = words.differing(found, by, told)
    st.markdown(
        "\n".join(f"- {line}" for line in lines) or t("No feature is clearly seen differently by these groups.")
    )
    cells = [f"{row['kind'] or NOTHING} · n = {number(row['n'])}" for row in records(found)]
    table = found.assign(cell=cells).pivot(index="feature", columns=by, values="cell").fillna(NOTHING)
    table = table[sorted(table, key=list(told).index)].rename(columns=told).reset_index()
    st.dataframe(
        table.rename(columns={"feature": t("Feature")}), hide_index=True, alt=t("Classes by group of customers")
    )
    downloads(
        _exact(found.assign(**{by: found[by].map(told)})).rename(columns={by: kinds[by]}), f"needs-by-{by}", scope
    )


def letters() -> None:
    """What the letters mean."""
    rows = [(letter, t(words.CLASSES[letter]), t(words.MEANINGS[letter])) for letter in LETTERS]
    table = pd.DataFrame(rows, columns=[t("Letter"), t("Kano class"), t("What it means")])
    st.table(table, border="horizontal", hide_index=True, alt=t("What the letters mean"))


@fragment
def _behind(found: pd.DataFrame, scope: Scope) -> None:
    drawer = st.expander(t("Table and download"), key="table_needs", on_change="rerun", icon=":material/table:")
    if not drawer.open:
        return
    with drawer:
        rows = records(found)
        shown = pd.DataFrame(
            {t("Feature"): found["feature"], t("Kano class"): [words.class_name(row["kind"]) for row in rows],
             "n": [number(row["n"]) for row in rows], "p": [words.p_text(row["p"]) for row in rows]}
            | {letter: [number(count) for count in found[letter]] for letter in LETTERS}
            | {t("having it pleases"): [words.with_limits(row, "better") for row in rows],
               t("lacking it displeases"): [words.with_limits(row, "worse") for row in rows]}
        )  # fmt: skip
        st.dataframe(shown, hide_index=True, alt=t("The figures of the chart above as a table"))
        downloads(_exact(found), "needs", scope)


def _exact(found: pd.DataFrame) -> pd.DataFrame:
    heads = {
        "feature": t("Feature"), "kind": t("Kano class"), "mixed": t("Too close to call"), "better": t("better"),
        "better_low": t("better, lower limit (95%)"), "better_high": t("better, upper limit (95%)"),
        "worse": t("worse"), "worse_low": t("worse, lower limit (95%)"), "worse_high": t("worse, upper limit (95%)"),
        "lead": t("Lead of the first letter"), "needed": t("Lead needed (Fong)"),
        "total_strength": t("Total strength"), "category_strength": t("Category strength"),
    }  # fmt: skip
    yes_no = found["mixed"].map({True: t("yes"), False: t("no")})
    return found.assign(mixed=yes_no).drop(columns=["questionable", "class", "reason"]).rename(columns=heads)


def _drawn(found: pd.DataFrame) -> pd.DataFrame:
    """What has a place in the picture; what most would rather not have says nothing there."""
    return found[found["better"].notna() & (found["kind"] != "R")]


def _listed(rows: pd.DataFrame) -> str:
    return listing(in_sentence(one) for one in rows["feature"])
