"""Members of staff on the page: their names where the reader may see them, and how many cases tell who served."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import streamlit as st

from cxlib.scope import Scope
from ui import analyses, cached
from ui.words import N_, number, percent, t

COVERED = {
    "csat": N_("{named} of {cases} answers ({share}) have a ticket that names who served; the others are not in it."),
    "": N_("{named} of {cases} cases ({share}) name who served; the others are not in it."),
}  # fmt: skip


def names(codes: Iterable[str]) -> dict[str, str]:
    """What each member of staff is called: by name, or by a number to readers who may not see names."""
    if cached.viewer().staff_names:
        return {code: code for code in codes}
    return {code: t("Staff {number}", number=code) for code in codes}


def to_cases(code: str, metric: str) -> str | None:
    """Where a member of staff leads; nowhere for readers who may not see names, as the rows would tell them."""
    return urlencode({"staff": code, "metric": metric}) if cached.viewer().staff_names else None


def coverage(scope: Scope, metric: str) -> None:
    """How many cases the comparison rests on, and what to keep in mind."""
    found = analyses.staff_named(scope, metric)
    share = percent(found.named / found.cases if found.cases else None)
    wording = COVERED.get(metric, COVERED[""])
    st.caption(t(wording, named=number(found.named), cases=number(found.cases), share=share))
    if metric == "complaints_per_1000":
        st.caption(t("A complaint counts for whom its own row names, which may be who handled it."))
    if not cached.viewer().staff_names:
        st.caption(t("Your role does not show names. The numbers are given anew for each period and filter."))
