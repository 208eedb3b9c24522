"""What the upload pages show about a file: facts of reading, and the check. Text of the file stays text."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import streamlit as st

from cxlib.intake.check import Checked
from cxlib.intake.read import Sheet
from cxlib.store import Outcome
from ui.error_words import say_reject
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_words import CERTAINTY, DELIMITERS, say_remedy
from ui.words import NOTHING, day, listing, number, t, tn

REJECTS_SHOWN = 200
ROWS_NAMED = 10
ROW_HEIGHT = 35  # of Streamlit's tables
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
        told.append(t("sheet “{sheet}”", sheet=in_sentence(found.sheet)))
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


def preview(rows: pd.DataFrame) -> None:
    """The first rows of the file, each under its row number."""
    st.dataframe(
        rows.rename_axis(t("Row")),
        height=min(ROW_HEIGHT * (len(rows) + 1) + 3, PREVIEW_HEIGHT),
        alt=tn("The first row of the file", "The first {n} rows of the file", len(rows)),
    )
    st.caption(t("The first rows, as they were read. Are the characters right?"))


def check_result(result: Checked, trial: Outcome | None, scores_expected: bool) -> None:
    """The check: rows, reasons, the refused cells, and what is left out; duplicates if they are known (`trial`)."""
    with st.container(horizontal=True):
        st.metric(t("Rows in"), number(result.rows_in))
        st.metric(t("Can be taken in"), number(trial.accepted if trial else result.acceptable))
        if trial:
            st.metric(t("Already there"), number(trial.duplicate))
        st.metric(t("Rejected"), number(result.rejected))
    first, last = result.days
    about = [t("From {first} to {last}", first=day(first), last=day(last))] if first else []
    about += [tn("{n} service node", "{n} service nodes", len(result.nodes))] if result.nodes else []
    if result.missing:
        about.append(
            tn(
                "{n} answer with a missing code, counted and not scored",
                "{n} answers with a missing code, counted and not scored",
                result.missing,
            )
        )
    about += [] if trial else [t("Duplicates of earlier uploads are found when the file is taken in.")]
    st.caption(" · ".join(about))
    if trial and not trial.accepted:
        st.info(t("All these rows are there already. Taking them in changes nothing."), icon=":material/info:")
    if scores_expected and not result.ratings:
        st.warning(
            t("No score is read from this file. Set the columns that hold scores to “A score” in the table above."),
            icon=":material/warning:",
        )
    if result.ignored:
        with st.expander(tn("{n} column is left out", "{n} columns are left out", len(result.ignored))):
            st.text(listing(result.ignored))
    if result.rejected:
        small_head(t("Why rows are rejected"))
        reasons_table(result.reasons)
        rejects_table(result.rejects)


def small_head(text: str) -> None:
    """A line over a table, smaller than a heading."""
    st.markdown(f"**{text}**")


def reasons_table(reasons: pd.DataFrame) -> None:
    """Why rows were refused: how often, in which column."""
    table = pd.DataFrame(
        {
            t("Column"): reasons["column"],
            t("Cells"): reasons["n"],
            t("Reason"): [say_reject(code) for code in reasons["code"]],
            t("What to do"): [say_remedy(code) for code in reasons["code"]],
        }
    )
    st.dataframe(table, hide_index=True, alt=t("Reasons for rejecting rows, with their number"))


def rejects_table(rejects: pd.DataFrame) -> None:
    """The refused cells in the order of the file, as far as a screen can hold them."""
    first = rejects.sort_values("row", kind="stable").head(REJECTS_SHOWN)
    st.dataframe(told_rejects(first), hide_index=True, alt=t("Rejected cells with row, column and value"))
    if len(rejects) > REJECTS_SHOWN:
        st.caption(t("The first {shown} of {n}. The download holds all.", shown=REJECTS_SHOWN, n=len(rejects)))


def told_rejects(rejects: pd.DataFrame) -> pd.DataFrame:
    """Rejects with their reasons in words."""
    words = {code: say_reject(code) for code in rejects["code"].unique()}
    return pd.DataFrame(
        {
            t("Row"): rejects["row"],
            t("Column"): rejects["column"],
            t("Value in the file"): rejects["value"],
            t("Reason"): rejects["code"].map(words),
        }
    )
