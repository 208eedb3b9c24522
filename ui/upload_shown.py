"""What the upload pages show about a file: facts of reading, and the check. Text of the file stays text."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from cxlib.intake.read import Sheet
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_words import CERTAINTY, DELIMITERS
from ui.words import NOTHING, listing, t, tn

ROWS_NAMED = 10
ROW_HEIGHT = 35  # of Streamlit's tables
BAD = "⚠"
PREVIEW_HEIGHT = 283  # seven rows and the header


def facts(draft: Draft, sheet: Sheet) -> None:
    """What was found out about the file while reading it."""
    found = sheet.facts
    told = [
        in_sentence(Path(draft.name).name),
        tn("{n} row", "{n} rows", found.records or 0),
        tn("{n} column", "{n} columns", len(sheet.columns)),
    ]
    if found.encoding:
        told.append(
            t("encoding {encoding} ({certainty})", encoding=found.encoding, certainty=t(CERTAINTY[found.certainty]))
        )
    if found.delimiter in DELIMITERS:
        told.append(t("separated by {delimiter}", delimiter=t(DELIMITERS[found.delimiter])))
    if found.sheet and len(found.sheets) > 1:
        name, all_ = in_sentence(found.sheet), len(found.sheets)
        largest = t("sheet “{sheet}”: the largest table of {n} sheets; choose another below", sheet=name, n=all_)
        told.append(largest if found.sheet_found else t("sheet “{sheet}”", sheet=name))
    st.markdown(" · ".join(told))
    for warning in _warnings(sheet):
        st.warning(warning, icon=":material/warning:")


def _warnings(sheet: Sheet) -> list[str]:
    found = sheet.facts
    told = []
    if found.replaced:
        told.append(
            t(
                "{n} places could not be decoded and show as �, in rows {rows}. Another encoding may read them.",
                n=found.replaced,
                rows=listing(found.replaced_rows[:ROWS_NAMED]) or NOTHING,
            )
        )
    if found.long_rows:
        told.append(
            tn(
                "{n} row has more cells than the header. It is rejected.",
                "{n} rows have more cells than the header. They are rejected.",
                found.long_rows,
            )
        )
    if found.short_rows:
        told.append(
            tn(
                "{n} row has fewer cells than the header. The rest of it is taken as blank.",
                "{n} rows have fewer cells than the header. The rest of them is taken as blank.",
                found.short_rows,
            )
        )
    if found.open_quote_rows:
        rows = listing(found.open_quote_rows[:ROWS_NAMED])
        told.append(
            t("A quotation mark is never closed in row {rows}. The row is read by the number of its cells.", rows=rows)
        )
    return told + _beside(sheet)


def _beside(sheet: Sheet) -> list[str]:
    """What stands in the file beside its one table, with row numbers; none of it is dropped unsaid."""
    found, told = sheet.facts, []
    if found.second_table_rows:
        told.append(
            t(
                "A second table begins in row {row}; its {n} rows are rejected. Save it as a file of its own.",
                row=found.second_table,
                n=found.second_table_rows,
            )
        )
    if found.header_again_rows:
        rows = listing(found.header_again_rows[:ROWS_NAMED])
        told.append(t("The header stands again in row {rows}; that is read as a row.", rows=rows))
    if found.footer_rows:
        rows = listing(found.footer_rows[:ROWS_NAMED])
        told.append(t("Row {rows} looks like a total or a note; it is read as a row.", rows=rows))
    return told


def preview(rows: pd.DataFrame, rejects: pd.DataFrame | None = None) -> None:
    """The first rows of the file, each under its row number; cells that are refused are marked."""
    shown = rows if rejects is None else marked(rows, rejects)
    st.dataframe(
        shown.rename_axis(t("Row")),
        height=min(ROW_HEIGHT * (len(rows) + 1) + 3, PREVIEW_HEIGHT),
        alt=tn("The first row of the file", "The first {n} rows of the file", len(rows)),
    )
    told = t("The first rows, as they were read. Are the characters right?")
    if not shown.equals(rows):
        told += " " + t("{mark} marks a cell for which its row is rejected.", mark=BAD)
    st.caption(told)


def marked(rows: pd.DataFrame, rejects: pd.DataFrame) -> pd.DataFrame:
    """The rows with a sign before every refused cell."""
    bad = rejects[rejects["row"].isin(rows.index) & rejects["column"].isin(rows.columns)]
    told = rows.copy()
    for row, column in {*zip(bad["row"], bad["column"], strict=True)}:
        told.loc[row, column] = f"{BAD} {rows.loc[row, column]}"
    return told


def small_head(text: str) -> None:
    """A line over a table, smaller than a heading."""
    st.markdown(f"**{text}**")
