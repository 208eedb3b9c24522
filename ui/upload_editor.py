"""The table in which a reader corrects what each column of the file is."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.intake.columns import ROLES as ROLES_OF
from cxlib.intake.mapping import Mapping, dump_mapping
from ui.upload_draft import Draft
from ui.upload_headers import told_apart
from ui.upload_shown import ROW_HEIGHT
from ui.upload_table import COMMON_SCALES, options, scale_code
from ui.upload_words import FACETS, ITEMS, ROLES, TIMES
from ui.words import number, t

TALLEST = 560
ORDER = ("header", "name", "role", "sample", "node", "item", "scale", "facet", "limits", "missing", "format", "why")


def editor(draft: Draft, base: Mapping, lines: pd.DataFrame) -> pd.DataFrame:
    """Draw the `lines` (made by `as_table`) with the choices each column of the table has; the corrected lines."""
    select, plain = st.column_config.SelectboxColumn, st.column_config.TextColumn
    scales = options((scale_code(scale) for scale in base.scales.values()), COMMON_SCALES)
    roles, items, times = ROLES_OF[base.kind], options(lines["item"], ITEMS), options(lines["format"], TIMES)
    about = t("Which node the score is about; blank = the journey as a whole.")
    gone = t("Separated by commas, for example 0, 6, 99. Blank cells always count.")
    limits = t(
        "Of totals: 16–30 min is a band of waits, 15 min a standard, month the length of a period, % a percentage."
    )
    everything = st.toggle(
        t("All details of the columns"),
        help=t(
            "Also: the whole names, codes for “no answer”, how dates are written, and why a column was taken for what "
            "it is."
        ),
        key=draft.key("details"),
    )
    edited: pd.DataFrame = st.data_editor(
        lines.assign(header=told_apart([*lines["name"]])),
        # another mapping file, or the other kind of file, is another table: corrections of the first mean nothing in it
        key=draft.key(f"columns-{base.kind}-{hash(dump_mapping(base)) if draft.choice('mapping') else ''}"),
        hide_index=True,
        height=min(ROW_HEIGHT * (len(lines) + 1) + 3, TALLEST),
        column_config={
            "header": plain(t("Column"), disabled=True, pinned=True, width=150),
            "name": plain(t("Column"), disabled=True, pinned=True, width=300),
            "sample": plain(t("Some values"), disabled=True, width=150),
            "role": select(t("What it is"), options=roles, format_func=_role, required=True, width=160),
            "node": plain(t("Service node"), help=about, width=120),
            "item": select(t("What was asked"), options=items, format_func=_item, width=120),
            "facet": select(t("Facet"), options=["", *FACETS], format_func=_facet, width=100),
            "scale": select(t("Scale"), options=scales, format_func=_scale, width=120),
            "missing": plain(t("Codes for “no answer”"), help=gone, width=120),
            "format": select(t("How dates are written"), options=times, format_func=_time, width=150),
            "limits": plain(t("Unit, limits"), help=limits, width=110),
            "why": plain(t("Why"), disabled=True, width=260),
        },
        column_order=_columns(base, lines, everything),
        placeholder="",
        alt=t("What each column of the file is; can be corrected"),
    )
    return edited


def _columns(base: Mapping, lines: pd.DataFrame, everything: bool) -> list[str]:
    """What is shown: what every file needs, and what this file says something in; or everything."""
    survey = base.kind == "survey"
    told = {"survey": {"node", "item", "scale"}, "catalogue": set[str](), "observation": {"scale"}}.get(
        base.kind, {"format"}
    )
    needed = {"header", "role", "sample"} | told
    needed |= {"limits"} if base.kind == "total" else set()
    needed |= {"facet"} if set(lines["facet"]) - {"", "perception"} else set()
    needed |= {"missing"} if survey and any(lines["missing"]) else set()
    possible = {"name", "role", "sample", "node", "missing", "format", "why"}
    possible |= {"scale"} if base.kind == "observation" else set()
    possible |= {"item", "scale", "facet"} if survey else {"limits"} if base.kind == "total" else set()
    return [name for name in ORDER if name in (possible if everything else needed)]


def _role(code: object) -> str:
    return t(ROLES[code]) if code in ROLES else str(code)


def _item(code: object) -> str:
    return t(ITEMS[str(code)]) if code in ITEMS else str(code)


def _facet(code: object) -> str:
    return t(FACETS[str(code)]) if code in FACETS else str(code)


def _time(code: object) -> str:
    return t(TIMES[str(code)]) if code in TIMES else str(code) or t("year first, or found out")


def _scale(code: object) -> str:
    if not code:
        return ""
    low, high, best = str(code).split(":")
    told = {"low": number(float(low), None), "high": number(float(high), None)}
    return t("{low}–{high}, {best} is best", best=told[best], **told)
