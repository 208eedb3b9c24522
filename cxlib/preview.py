"""What a change of the data would do to the figures, before it is made.

The change is really made, inside a transaction; the figures are read through that transaction's own cursor, by the same
functions as ever; then everything is rolled back. So a preview says exactly what will be, and costs what the change
costs. While it lasts nobody else writes; readers see nothing of it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import numpy as np
import pandas as pd

from cxlib.access import OWNER, Viewer
from cxlib.figures import figures
from cxlib.registry import METRICS as CARDS
from cxlib.scope import Scope
from cxlib.store import Outcome, Undone
from cxlib.store.db import Database, sql
from cxlib.store.load import Taken, load
from cxlib.store.reader import Reader
from cxlib.store.undo import undo

if TYPE_CHECKING:
    import duckdb

    from cxlib.intake.columns import Mapping
    from cxlib.intake.sheet import Sheet

METRICS = tuple(CARDS)
WHOLE = ""
"""The node of a figure about everything, as the overview's cards tell it."""
AT_ONCE = 200_000
"""Rows up to which the effect of a file is worked out unasked: about a second. It is as exact for larger files."""
NEAR_LIMIT = 1_000
"""How many rows that look like others are named."""

Result = TypeVar("Result", Outcome, Undone)
Made = TypeVar("Made")
Look = Callable[["duckdb.DuckDBPyConnection"], tuple[pd.DataFrame, pd.DataFrame]]


@dataclass(frozen=True)
class Effect(Generic[Result]):
    """What would change: `result` as the real change would give it, and the figures that would differ.

    `figures`: `metric, node, before, after, n_before, n_after, reason_before, reason_after, events_before,
    events_after`, one line per metric and node that changes, first those about everything (`WHOLE`); over all days and
    sites. `nodes`: the catalogue as it would be (or is, for what would go), so that new nodes have their names.
    `changed`: cells of rows whose id is there already with other content (`row, id, what, before, now`). `near`: rows
    that would be accepted and look like another one all the same (`row, id, why, other_upload, other_row, day`; see
    `near.sql` for what that means; `other_upload` is missing where the other one is in this file), at most
    `NEAR_LIMIT`.
    """

    result: Result
    figures: pd.DataFrame
    nodes: pd.DataFrame
    changed: pd.DataFrame
    near: pd.DataFrame


def effect_of_load(
    database: Database, sheet: Sheet, mapping: Mapping, taken: Taken, viewer: Viewer = OWNER
) -> Effect[Outcome]:
    """What taking this sheet in would change. Raises what the load would raise."""

    def rows(cursor: duckdb.DuckDBPyConnection) -> tuple[pd.DataFrame, pd.DataFrame]:
        near = cursor.execute(sql("near"), {"limit": NEAR_LIMIT}).df()
        changed = "changed_entries" if mapping.kind == "catalogue" else "changed"
        return cursor.execute(sql(changed)).df(), near

    return _effect(_Trial(database, viewer, rows), lambda trial: load(trial, sheet, mapping, taken))


def effect_of_undo(database: Database, upload_id: int, viewer: Viewer = OWNER) -> Effect[Undone]:
    """What taking an upload back would change. Raises what the undo would raise."""
    return _effect(_Trial(database, viewer, _no_rows), lambda trial: undo(trial, upload_id, viewer))


def _effect(trial: _Trial, change: Callable[[Database], Result]) -> Effect[Result]:
    result = change(trial)
    return Effect(result, _differing(trial.before, trial.after), trial.nodes, *trial.rows)


def _no_rows(_: duckdb.DuckDBPyConnection) -> tuple[pd.DataFrame, pd.DataFrame]:
    return pd.DataFrame(), pd.DataFrame()


class _Trial(Database):
    """The database for one change that is looked at and never kept."""

    before: pd.DataFrame
    after: pd.DataFrame
    nodes: pd.DataFrame
    rows: tuple[pd.DataFrame, pd.DataFrame]

    def __init__(self, database: Database, viewer: Viewer, look: Look) -> None:
        self._real, self._viewer, self._look = database, viewer, look

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction as of the real database; at its end the figures are read and everything is rolled back."""
        with suppress(_Seen), self._real.transaction() as cursor:
            # both are read here, where no other writer can come between them
            now, then = Reader(self._real, self._viewer), Reader(_Inside(cursor), self._viewer)
            self.before = _figures(now)
            yield cursor
            self.rows = self._look(cursor)
            self.after = _figures(then)
            nodes = pd.concat([then.catalogue().nodes, now.catalogue().nodes])
            self.nodes = nodes.drop_duplicates("code", ignore_index=True)
            raise _Seen


class _Inside(Database):
    """The data as one open transaction sees them."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection) -> None:
        self._cursor = cursor
        self._made: dict[Hashable, Any] = {}

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """The transaction's own cursor."""
        yield self._cursor

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """What `make` gives, made once: the data stay as they are while they are looked at."""
        if key not in self._made:
            self._made[key] = make()
        made: Made = self._made[key]
        return made


class _Seen(Exception):  # noqa: N818 - no error: the way out of the transaction
    """Everything has been read; nothing is to be kept."""


def _figures(reader: Reader) -> pd.DataFrame:
    """Every figure about everything, and of each node."""
    whole = figures(reader, Scope(), METRICS).assign(node=WHOLE)
    return pd.concat([whole, figures(reader, Scope(), METRICS, ("node",))], ignore_index=True)


def _differing(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The figures of either side that are not the same on both."""
    wanted = ["metric", "node", "value", "n", "reason", "events"]
    both = before[wanted].merge(after[wanted], on=["metric", "node"], how="outer", suffixes=("_before", "_after"))
    for side in ("before", "after"):
        both[f"n_{side}"] = both[f"n_{side}"].fillna(0).astype("int64")
        both[f"events_{side}"] = both[f"events_{side}"].fillna(0).astype("int64")
        both[f"reason_{side}"] = both[f"reason_{side}"].fillna("NO_DATA")
    old, new = both["value_before"].to_numpy(dtype=float), both["value_after"].to_numpy(dtype=float)
    same = (old == new) | (np.isnan(old) & np.isnan(new))
    same &= ((both["n_before"] == both["n_after"]) & (both["events_before"] == both["events_after"])).to_numpy()
    both["metric"] = pd.Categorical(both["metric"], METRICS)
    both["part"] = both["node"] != WHOLE
    told = both[~same].sort_values(["part", "metric", "node"], ignore_index=True).astype({"metric": "object"})
    told = told.rename(columns={"value_before": "before", "value_after": "after"})
    sides = [f"{name}_{side}" for name in ("n", "reason", "events") for side in ("before", "after")]
    return told[["metric", "node", "before", "after", *sides]]
