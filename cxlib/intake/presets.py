"""The headers known tools write: which columns they always export, and what these are. The tools stand in presets.toml.

A tool is recognised by its marks, headers that stand together in no other export. Only its standard columns are settled
by that; the questions of a survey go through the usual recognition.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from cxlib.intake import aliases
from cxlib.intake.columns import Column
from cxlib.intake.scales import folded


@dataclass(frozen=True)
class Preset:
    """One tool's export. `marks` are the headers that tell it, each with its spellings; `first` has to come first."""

    code: str
    title: str
    kind: str
    marks: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[tuple[str, ...], Column], ...]
    first: str = ""
    constant: dict[str, str] = field(default_factory=dict)

    def columns_of(self, headers: tuple[str, ...]) -> dict[str, Column]:
        """The columns of a file that this tool always writes, by header. A role goes to the first that is there."""
        there = {_plain(header): header for header in reversed(headers)}
        found: dict[str, Column] = {}
        taken: set[str] = set()
        for names, column in self.columns:
            header = next((there[name] for name in names if name in there), None)
            if header is None or header in found:
                continue
            role = column.role if column.role not in taken else "ignore"
            taken |= {role} - {"ignore", "comment"}
            found[header] = replace(column, name=header, role=role)
        return found


@cache
def presets() -> tuple[Preset, ...]:
    """Every known tool.

    >>> len(presets()) > 10
    True
    """
    text = (Path(__file__).parent / "presets.toml").read_text(encoding="utf-8")
    return tuple(_preset(code, entry) for code, entry in tomllib.loads(text).items())


def preset_for(headers: tuple[str, ...]) -> Preset | None:
    """The tool whose marks are all there; of several the one with the most.

    >>> preset_for(("序号", "提交答卷时间", "所用时间", "来源", "1、满意吗")).code
    'wenjuanxing'
    """
    plain = [_plain(header) for header in headers]
    fitting = [
        one
        for one in presets()
        if all(any(name in plain for name in names) for names in one.marks) and (not one.first or plain[0] == one.first)
    ]
    return max(fitting, key=lambda one: len(one.marks), default=None)


def _plain(header: str) -> str:
    """A header as it is compared: what a second header row added to it, and a code before a dot, aside."""
    return folded(" ".join(header.split("—", maxsplit=1)[0].split()))


def _preset(code: str, entry: dict[str, Any]) -> Preset:
    columns = [
        (
            tuple(map(folded, names)),
            Column("", role, missing=aliases.MISSING, **_more(entry.get("more", {}).get(role, {}))),
        )
        for role, names in entry["columns"].items()
    ]
    columns += [((folded(name),), Column("", "ignore")) for name in entry.get("ignore", ())]
    return Preset(
        code, entry["title"], entry["kind"], tuple(tuple(map(folded, _list(one))) for one in entry["marks"]),
        tuple(columns), folded(entry.get("first", "")), entry.get("constant", {}),
    )  # fmt: skip


def _more(entry: dict[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}


def _list(one: str | list[str]) -> list[str]:
    return [one] if isinstance(one, str) else one
