"""Printing a frame: as an aligned table for people or as JSON records for machines (missing = null, days as text)."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd


def show(frame: pd.DataFrame, as_json: bool) -> None:
    """Print a frame; an empty one says so."""
    if as_json:
        print(json.dumps(records(frame), ensure_ascii=False, indent=1))
    elif frame.empty:
        print("(none)")
    else:
        print(frame.to_string(index=False, na_rep="-"))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The lines of a frame as plain dicts.

    >>> records(pd.DataFrame({"value": [0.5, float("nan")]}))
    [{'value': 0.5}, {'value': None}]
    """
    plain = frame.copy()
    for name in plain.columns:
        if pd.api.types.is_datetime64_any_dtype(plain[name]):
            midnight = (plain[name].dropna() == plain[name].dropna().dt.normalize()).all()
            plain[name] = plain[name].dt.strftime("%Y-%m-%d" if midnight else "%Y-%m-%dT%H:%M:%S")
    plain = plain.astype(object).where(plain.notna(), None)
    return [{str(key): _plain(value) for key, value in row.items()} for row in plain.to_dict("records")]


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value
