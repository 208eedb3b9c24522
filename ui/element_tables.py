"""Elements as a table with their download, and what they mean, in whose words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cxlib.coaching.elements import DIFFERENT, SAME
from cxlib.records import records
from cxlib.scope import Scope
from ui import element_words as words
from ui.downloads import downloads
from ui.faults import fragment
from ui.names import in_sentence
from ui.telling import interval_text, value_text
from ui.words import NOTHING, is_missing, number, percent, t


@fragment
def behind(rows: pd.DataFrame, labels: Sequence[str], name: str, scope: Scope) -> None:
    """A closed drawer with the lines as a table and their downloads, with numbers as numbers."""
    drawer = st.expander(t("Table and download"), key=f"table_{name}", on_change="rerun", icon=":material/table:")
    if not drawer.open:
        return
    with drawer:
        st.dataframe(readable(rows, labels), hide_index=True, alt=t("The figures of the chart above as a table"))
        downloads(exact(rows, labels), name.replace("_", "-"), scope)


def readable(rows: pd.DataFrame, labels: Sequence[str]) -> pd.DataFrame:
    """The lines in words."""
    told = records(rows)
    asked = [bool(row["paired"]) and not is_missing(row["gap"]) for row in told]
    return pd.DataFrame(
        {
            t("What"): list(labels),
            t("Satisfied"): [value_text("csat", row["value"], row["n"]) for row in told],
            t("95 % interval"): [interval_text("csat", row["low"], row["high"], row["n"]) for row in told],
            "n": [number(row["n"]) for row in told],
            t("Expected"): [number(row["expectation"], 2) for row in told],
            t("Perceived"): [number(row["perception"], 2) for row in told],
            t("Gap"): [words.signed(row["gap"]) for row in told],
            t("Gap, 95 %"): [words.between(row) if one else NOTHING for row, one in zip(told, asked, strict=True)],
            t("Gap, n"): [number(row["gap_n"]) for row in told],
            t("Below"): [percent(row["below"], 0) for row in told],
            t("As expected"): [percent(row["as_expected"], 0) for row in told],
            t("Above"): [percent(row["above"], 0) for row in told],
            t("Spread"): [number(row["spread"], 2) for row in told],
            "q": [words.chance(row["q"]) for row in told],
        }
    )


def exact(rows: pd.DataFrame, labels: Sequence[str]) -> pd.DataFrame:
    """The lines as numbers, under the reader's headers."""
    people = {SAME: t("the same people"), DIFFERENT: t("not the same people"), "": t("no expectation asked")}
    heads = {
        "n": "n", "value": t("Satisfied"), "low": t("Lower limit (95%)"), "high": t("Upper limit (95%)"),
        "mean": t("Mean"), "expectation": t("Expected"), "perception": t("Perceived"), "gap": t("Gap"),
        "gap_low": t("Gap, lower limit (95%)"), "gap_high": t("Gap, upper limit (95%)"), "gap_n": t("Gap, n"),
        "p": "p", "q": "q", "below": t("Below"), "as_expected": t("As expected"), "above": t("Above"),
        "spread": t("Spread"),
    }  # fmt: skip
    told = pd.DataFrame({t("What"): list(labels), **{head: list(rows[name]) for name, head in heads.items()}})
    return told.assign(**{t("Who was asked"): [people[one] for one in rows["paired"]],
                          t("Item (code)"): list(rows["item"])})  # fmt: skip


def meanings(codes: Sequence[str]) -> None:
    """What each item means, and whether these are the source articles' words or ours."""
    known = [code for code in codes if code in words.MEANINGS]
    if not known:
        st.caption(t("These are statements of the questionnaire, named as in the file."))
        return
    told = [
        t("**{name}** · {meaning} ({whose})", name=in_sentence(words.item_name(code)),
          meaning=t(words.MEANINGS[code][0]), whose=t(words.MEANINGS[code][1]))
        for code in known
    ]  # fmt: skip
    st.markdown("\n".join(f"- {line}" for line in told))  # no table: a phone would break the names in it
