"""A mapping as a table a clerk can correct, and the corrected table as a mapping. No Streamlit here.

One line per column of the file. What the table does not show of a column (facet, unit, words) stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from cxlib.intake.aliases import MISSING as USUAL
from cxlib.intake.mapping import Column, Place, Scale
from cxlib.intake.mapping import Mapping as Layout
from cxlib.intake.scales import folded
from cxlib.records import records
from ui.upload_limits import limits_text, with_limits

COLUMNS = ("name", "sample", "role", "node", "item", "facet", "scale", "missing", "format", "limits", "why")
SCORED = ("rating", "score")
TIMED = ("day", "time", "opened", "started", "answered", "closed", "promised", "arrived", "consented", "at", "period",
         "until")  # fmt: skip
COMMON_SCALES = ("1:5:high", "1:5:low", "0:10:high", "1:10:high", "1:7:high", "1:7:low", "0:5:high", "0:1:high")
ACROSS = {"time": ("opened", "period", "day"), "opened": ("time", "period", "day"), "day": ("period",),
          "period": ("day",)}  # fmt: skip
"""What other kinds of file call the same thing."""


@dataclass(frozen=True)
class Names:
    """The nodes a reader may name: code → name in the reader's language, of the mapping and of the catalogue."""

    known: Mapping[str, str]

    def name(self, code: str) -> str:
        """The name of a node; the code itself if it has none."""
        return self.known.get(code) or code

    def code(self, text: str) -> str:
        """The code of a node by its name or code; a new name becomes a new code.

        >>> Names({"c1": "Counter 1"}).code("counter 1"), Names({}).code("一号 窗口")
        ('c1', '一号_窗口')
        """
        plain = " ".join(text.split())
        by_name = {name.casefold(): code for code, name in self.known.items()}
        by_name |= {code.casefold(): code for code in self.known}
        return by_name.get(plain.casefold(), re.sub(r"\s+", "_", plain))


def as_table(layout: Layout, samples: Mapping[str, str], why: Mapping[str, str], names: Names) -> pd.DataFrame:
    """The layout as a frame with `COLUMNS`: one line per column of the file, in the file's order."""
    mapped = {_folded(column.name): column for column in layout.columns}
    lines = []
    for name, sample in samples.items():
        column = mapped.get(_folded(name), Column(name, "ignore"))
        scored = column.role in SCORED
        scale = layout.scale_of(column)
        lines.append(
            {
                "name": name,
                "sample": sample,
                "role": column.role,
                "node": names.name(column.node) if column.node else "",
                "item": (column.item or "csat") if column.role == "rating" else column.item,
                "facet": column.facet if scored else "",
                "scale": scale_code(scale) if scored else "",
                "missing": ", ".join(code for code in (scale if scored else column).missing if code not in USUAL),
                "format": column.formats[0] if column.formats else "",
                "limits": limits_text(column),
                "why": why.get(name, ""),
            }
        )
    return pd.DataFrame(lines, columns=list(COLUMNS), dtype="object").fillna("")


def corrected(layout: Layout, table: pd.DataFrame, names: Names) -> Layout:
    """The layout as the table says it now; not yet proved, as more may be added to it."""
    mapped = {_folded(column.name): column for column in layout.columns}
    scales = {name: layout.scales[name] for column in layout.columns for name in column.scales.values()}
    columns, nodes = [], {node.code: node for node in layout.nodes}
    for line in records(table.fillna("").astype(str)):
        before = mapped.get(_folded(line["name"]), Column(line["name"], "ignore"))
        column = _column(before, line, names)
        if column.role in SCORED:
            scale = _scale(layout.scale_of(before) if before.scale else Scale(missing=USUAL), line)
            column = replace(column, scale=_named(scales, scale, before.scale), missing=("",))
        if column.node and column.node not in nodes and column.node not in names.known:
            nodes[column.node] = Place(column.node, zh=line["node"].strip(), en=line["node"].strip())
        columns.append(with_limits(column, line.get("limits", "")))
    return replace(layout, columns=tuple(columns), scales=scales, nodes=tuple(nodes.values()))


def switched(layout: Layout, kind: str) -> Layout:
    """The layout as one of the other kind: what has no counterpart there is left out."""
    from cxlib.intake.columns import ROLES

    columns = []
    for column in layout.columns:
        same = (column.role, *ACROSS.get(column.role, ()), "ignore")
        role = next(one for one in same if one in ROLES[kind])
        columns.append(replace(column, role=role))
    return replace(layout, kind=kind, columns=tuple(columns))


def scale_code(scale: Scale) -> str:
    """A scale as an option of the table.

    >>> scale_code(Scale(1, 5, "low"))
    '1:5:low'
    """
    return f"{scale.low:g}:{scale.high:g}:{scale.best}"


def options(given: Iterable[str], usual: Iterable[str]) -> list[str]:
    """The usual options, the ones in use, and nothing; each once.

    >>> options(["x", "a"], ["a", "b"])
    ['', 'a', 'b', 'x']
    """
    return list(dict.fromkeys(["", *usual, *given]))


def codes(text: str, before: Iterable[str] = ()) -> tuple[str, ...]:
    """Missing codes out of a typed list; blank cells and the usual words the table does not show stay among them.

    >>> codes("0, 6、99")
    ('', '0', '6', '99')
    """
    usual = (code for code in before if code in USUAL)
    return tuple(dict.fromkeys(["", *usual, *_typed(text)]))


def _typed(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[,，;；、]", text) if part.strip()]


def _column(before: Column, line: Mapping[str, str], names: Names) -> Column:
    role = line["role"] or "ignore"
    about = role in ("rating", "comment", "kano") and line["node"].strip()
    return replace(
        before,
        role=role,
        node=names.code(line["node"]) if about else "",
        item=_item(before, line, role),
        facet=line["facet"] or before.facet,
        formats=_formats(before, line["format"]) if role in TIMED else (),
        missing=codes(line["missing"], before.missing),
        scale="",
    )


def _item(before: Column, line: Mapping[str, str], role: str) -> str:
    """What was asked; the check that a column of a scorecard is keeps its name, which the table does not show."""
    if role in SCORED:
        return line["item"] or ("csat" if role == "rating" else "")
    return before.item if role == before.role == "passed" else ""


def _formats(before: Column, chosen: str) -> tuple[str, ...]:
    """The chosen form first; forms known before stay behind it, unless the choice is another one."""
    if not chosen:
        return ()
    return before.formats if before.formats[:1] == (chosen,) else (chosen,)


def _scale(before: Scale, line: Mapping[str, str]) -> Scale:
    low, high, best = (line["scale"] or COMMON_SCALES[0]).split(":")
    same = scale_code(before) == line["scale"]
    ends = {"low": float(low), "high": float(high), "best": best, "missing": codes(line["missing"], before.missing)}
    return replace(before, **ends) if same else Scale(**ends)  # type: ignore[arg-type]


def _named(scales: dict[str, Scale], scale: Scale, wanted: str) -> str:
    """The name under which this scale is kept; equal scales share one."""
    for name, other in scales.items():
        if other == scale:
            return name
    stem = wanted or f"{scale.low:g}-{scale.high:g}-{scale.best}"
    free = (name for name in (stem, *(f"{stem}-{number}" for number in range(2, 1000))) if name not in scales)
    scales[name := next(free)] = scale
    return name


def _folded(name: str) -> str:
    return folded(" ".join(name.split()))
