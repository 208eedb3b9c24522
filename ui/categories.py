"""What complaints are about: the file's words as rows a reader can take in, chart and table alike."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from cxlib.scope import Scope
from ui import known_words
from ui.downloads import downloads
from ui.drill import to_category
from ui.names import in_chart
from ui.words import listing, number, percent, t, tn

SHOWN = 15
"""Rows of the chart; a longer list is no picture."""


def ranked(categories: pd.DataFrame) -> pd.DataFrame:
    """Categories (`category`, `n`) by name, largest first; words of the same known meaning are one row.

    `spelled` has the words of the files, `opens` where a click leads. Complaints without a category are a row.
    """
    names = [known_words.category(word) if word else t("no category") for word in categories["category"]]
    rows = categories.assign(name=names).groupby("name", sort=False, as_index=False)
    together = rows.agg(
        n=("n", "sum"), spelled=("category", lambda words: tuple(word for word in words if word)),
        opens=("category", to_category),
    )  # fmt: skip
    return together.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def in_picture(categories: pd.DataFrame) -> pd.DataFrame:
    """The largest categories and, last, all others in one row, with the texts a chart needs (`label`, `hover`).

    `rest` marks the row that is no category but a remainder.
    """
    rows = ranked(categories).assign(rest=False)
    if len(rows) > SHOWN + 1:
        others = rows.iloc[SHOWN:]
        name = tn("{n} other category", "{n} other categories", len(others))
        last = pd.DataFrame([{"name": name, "n": others["n"].sum(), "spelled": (), "rest": True,
                              "opens": to_category(())}])  # fmt: skip
        rows = pd.concat([rows.iloc[:SHOWN], last], ignore_index=True)
    share = rows["n"] / rows["n"].sum()
    texts = [
        t("{category}: {n} ({share}), cumulative {cumulative}", category=in_chart(name), n=number(n),
          share=percent(part), cumulative=percent(upto))
        for name, n, part, upto in zip(rows["name"], rows["n"], share, share.cumsum(), strict=True)
    ]  # fmt: skip
    return rows.assign(label=[in_chart(name) for name in rows["name"]], hover=texts)


def table(categories: pd.DataFrame, scope: Scope) -> None:
    """All categories with number and share, and the way to take them along."""
    rows = ranked(categories)
    share = rows["n"] / rows["n"].sum()
    shown = pd.DataFrame(
        {
            t("Category"): rows["name"],
            t("Complaints"): rows["n"],
            t("Share"): [percent(value) for value in share],
            t("Cumulative"): [percent(value) for value in share.cumsum()],
            t("In the files"): [listing(words) for words in rows["spelled"]],
        }
    )
    with st.expander(t("Table and download"), icon=":material/table:"):
        st.dataframe(shown, hide_index=True, alt=t("Complaints by category"))
        numbers = shown.assign(**{t("Share"): share, t("Cumulative"): share.cumsum()})
        downloads(numbers, "complaint-categories", scope)
