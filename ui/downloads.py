"""The two ways a table leaves the board: CSV and Excel, with headers in the reader's language and numbers as numbers.

Headers and words are translated here, while the reader's language is known; the bytes are made only when a button is
clicked, on another thread. The second sheet of the workbook says what the figures are about and how they are computed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial

import pandas as pd
import streamlit as st

from cxlib.registry import METRICS
from cxlib.scope import LISTS, Scope
from ui import names
from ui.download_table import Later, Table
from ui.download_words import CELLS, COLUMNS, GRAINS, HEADERS, NUMBER_FORMATS, SCOPE
from ui.error_words import say_reason
from ui.method import facts_of
from ui.method_words import UNITS
from ui.words import day, language, listing, t, weekdays

LONGEST = 80  # letters of a file name; a disk refuses more than 255 bytes, and a Chinese character takes three
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# the columns of figures, in a metric's own unit
IN_UNIT = ("value", "before", "change", "low", "high", "centre", "lpl", "upl", "standard")
ORDER = (
    *(
        "metric",
        "unit",
        "period",
        *names.KINDS,
        "weekday",
        "hour",
        "value",
        "before",
        "change",
        "verdict",
        "low",
        "high",
    ),
    *("n", "class", "reason", "n_effective", "events", "aggregated"),
)
SPELLED = 3
"""So many codes of a filter are spelled out in a file's name; of more it says how many."""


def downloads(
    frame: pd.DataFrame | Callable[[], pd.DataFrame],
    name: str,
    scope: Scope | None = None,
    metrics: Sequence[str] = (),
    *,
    raw: bool = False,
) -> None:
    """Draw the two download buttons of a frame. `name` (plain ASCII) is part of the file name and of the buttons' keys.

    Of a figures frame the metrics are known; for other frames `metrics` names the cards to explain on the second sheet.
    A `raw` frame has the headers of somebody's file: nothing of it is translated. What is no frame but makes one, in
    words, is asked for it at the click.
    """
    if callable(frame):
        table: Table | Later = Later(frame, about(scope, metrics), language())
    else:
        table = Table(frame, {}, about(scope, metrics)) if raw else prepared(frame, scope, metrics)
    stem = file_stem(name, scope)
    workbook = partial(table.xlsx, t("Data"), t("About"))
    with st.container(horizontal=True):
        for kind, mime, made in (("csv", "text/csv", table.csv), ("xlsx", XLSX, workbook)):
            st.download_button(
                t("Download CSV") if kind == "csv" else t("Download Excel"),
                made,
                file_name=f"{stem}.{kind}",
                mime=mime,
                key=f"download-{name}-{kind}",
                icon=":material/download:",
                on_click="ignore",
                type="tertiary",
            )


def file_stem(name: str, scope: Scope | None) -> str:
    """The file name without its ending: name, period and filters.

    >>> from datetime import date
    >>> file_stem("waiting", Scope(start=date(2026, 1, 1), nodes=("counter_1",), sites=tuple("abcd")))
    'waiting_from-2026-01-01_nodes-counter_1_sites-4'
    """
    if scope is None:
        return name
    ends = (("from", scope.start), ("to", scope.end))
    parts = [name, *(f"{word}-{value.isoformat()}" for word, value in ends if value)]
    for kind in LISTS:
        codes = getattr(scope, kind)
        told = "+".join(codes) if len(codes) <= SPELLED else str(len(codes))
        parts += [f"{kind}-{told}"] if codes else []
    return re.sub(r"[^\w.+-]", "-", "_".join(parts))[:LONGEST].rstrip("-_+")


def prepared(frame: pd.DataFrame, scope: Scope | None, metrics: Sequence[str]) -> Table:
    """The frame with headers and words translated, and the explanation of the metrics it shows."""
    named = [key for key in frame["metric"].unique() if key in METRICS] if "metric" in frame else []
    keys = list(dict.fromkeys([*named, *metrics]))
    formats: dict[str, str | Sequence[str]] = {}
    told = _by_name(frame)
    if "metric" in frame:
        units = [METRICS[key].unit if key in METRICS else "count" for key in frame["metric"]]
        told.insert(list(frame.columns).index("metric") + 1, "unit", [t(UNITS[unit]) for unit in units])
        codes = [NUMBER_FORMATS[unit] for unit in units]
        formats |= {t(HEADERS[column]): codes for column in IN_UNIT if column in frame}
        told = told[sorted(told, key=lambda column: ORDER.index(column) if column in ORDER else len(ORDER))]
    columns = [column for column in told if column in COLUMNS and "metric" in frame]
    return Table(_translated(told), formats, about(scope, keys, columns))


def about(scope: Scope | None, metrics: Sequence[str], columns: Sequence[str] = ()) -> pd.DataFrame:
    """What the figures are about: the scope line by line, what the columns hold, then the card of each metric."""
    lines = [] if scope is None else _scope_lines(scope)
    lines += [(t(HEADERS[column]), t(COLUMNS[column])) for column in columns]
    for key in metrics:
        lines += [(t(METRICS[key].name), key), *facts_of(METRICS[key])]
    return pd.DataFrame(lines, columns=[t("What"), t("Says")])


def _scope_lines(scope: Scope) -> list[tuple[str, str]]:
    lines, kinds = [], {plural: kind for kind, plural in names.KINDS.items()}
    for field in fields(scope):
        value = getattr(scope, field.name)
        if field.name in ("start", "end"):
            said = day(value) if value else t("open")
        elif field.name == "grain":
            said = t(GRAINS[value])
        elif isinstance(value, bool):
            said = t("yes") if value else t("no")
        else:
            told = names.names(kinds[field.name])
            said = listing(told.get(code, code) for code in value) if value else t("all")
        lines.append((t(SCOPE[field.name]), said))
    return lines


def _by_name(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with names where there were codes; the codes, which other programs join on, are its last columns."""
    told = frame.copy()
    for kind in names.KINDS:
        if kind in frame:
            by_code = names.names(kind)
            told[kind] = [by_code.get(code, code) for code in frame[kind]]
            told[t("{kind} (code)", kind=t(HEADERS[kind]))] = frame[kind]
    if "weekday" in frame:
        told["weekday"] = [weekdays()[int(day) - 1] for day in frame["weekday"]]
    return told


def _translated(frame: pd.DataFrame) -> pd.DataFrame:
    for column in frame.columns:
        if column in CELLS or column in ("metric", "reason"):
            frame[column] = frame[column].map({code: _cell(column, code) for code in frame[column].dropna().unique()})
    return frame.rename(columns={name: t(text) for name, text in HEADERS.items()})


def _cell(column: str, code: str) -> str:
    if column == "metric":
        return t(METRICS[code].name) if code in METRICS else code
    if column == "reason":
        return say_reason(code) if code else ""
    return t(CELLS[column][code]) if code in CELLS[column] else code
