"""The table in which a reader corrects what each column of the file is."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.intake.columns import ROLES as ROLES_OF
from cxlib.intake.mapping import Mapping, dump_mapping
from ui.upload_draft import Draft
from ui.upload_shown import ROW_HEIGHT
from ui.upload_table import COMMON_SCALES, options, scale_code
from ui.upload_words import FACETS, ITEMS, ROLES, TIMES
from ui.words import number, t

TALLEST = 560


def editor(draft: Draft, base: Mapping, lines: pd.DataFrame) -> pd.DataFrame:
    """Draw the `lines` (made by `as_table`) with the choices each column of the table has; the corrected lines."""
    select, plain = st.column_config.SelectboxColumn, st.column_config.TextColumn
    scales = options((scale_code(scale) for scale in base.scales.values()), COMMON_SCALES)
    roles, items, times = ROLES_OF[base.kind], options(lines["item"], ITEMS), options(lines["format"], TIMES)
    about = t("Which node the score is about; blank = the journey as a whole.")
    gone = t("Separated by commas, for example 0, 6, 99. Blank cells always count.")
    edited: pd.DataFrame = st.data_editor(
        lines,
        # another mapping file, or the other kind of file, is another table: corrections of the first mean nothing in it
        key=draft.key(f"columns-{base.kind}-{hash(dump_mapping(base)) if draft.choice('mapping') else ''}"),
        hide_index=True,
        height=min(ROW_HEIGHT * (len(lines) + 1) + 3, TALLEST),
        column_config={
            "name": plain(t("Column"), disabled=True, pinned=True, width=150),
            "sample": plain(t("Some values"), disabled=True, width=180),
            "role": select(t("What it is"), options=roles, format_func=_role, required=True, width=190),
            "node": plain(t("Service node"), help=about),
            "item": select(t("What was asked"), options=items, format_func=_item, width=160),
            "facet": select(t("Facet"), options=["", *FACETS], format_func=_facet, width=110),
            "scale": select(t("Scale"), options=scales, format_func=_scale, width=130),
            "missing": plain(t("Codes for “no answer”"), help=gone),
            "format": select(t("How dates are written"), options=times, format_func=_time),
            "why": plain(t("Why"), disabled=True),
        },
        column_order=_columns(base, lines),
        placeholder="",
        alt=t("What each column of the file is; can be corrected"),
    )
    return edited


def _columns(base: Mapping, lines: pd.DataFrame) -> list[str]:
    """What is shown: facets only where the file asks for more than how it was."""
    facet = ["facet"] if set(lines["facet"]) - {"", "perception"} else []
    scored = ["node", "item", *facet, "scale"] if base.kind == "survey" else ["node"]
    return ["name", "role", "sample", *scored, "missing", "format", "why"]


def _role(code: object) -> str:
    return t(ROLES[str(code)])


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
