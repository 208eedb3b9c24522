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
from cxlib.scope import Scope
from cxlib.store import Outcome, Store, Undone
from cxlib.store.db import Database, sql
from cxlib.store.load import Taken, load
from cxlib.store.reader import Reader
from cxlib.store.undo import undo

if TYPE_CHECKING:
    import duckdb

    from cxlib.intake.columns import Mapping
    from cxlib.intake.sheet import Sheet

METRICS = ("csat", "wait_p90_s", "complaints_per_1000")
AT_ONCE = 200_000
"""Rows up to which the effect of a file is worked out unasked: about a second. It is as exact for larger files."""

Result = TypeVar("Result", Outcome, Undone)
Made = TypeVar("Made")


@dataclass(frozen=True)
class Effect(Generic[Result]):
    """What would change: `result` as the real change would give it, and the figures that would differ.

    `figures`: `metric, node, before, after, n_before, n_after, reason_before, reason_after`, one line per node and
    metric that changes; over all days and sites. `nodes`: the catalogue as it would be (or is, for what would go), so
    that new nodes have their names. `changed`: cells of rows whose id is there already with other content
    (`row, id, what, before, now`); such rows are passed over as duplicates.
    """

    result: Result
    figures: pd.DataFrame
    nodes: pd.DataFrame
    changed: pd.DataFrame


def effect_of_load(
    store: Store, sheet: Sheet, mapping: Mapping, file_name: str = "", viewer: Viewer = OWNER
) -> Effect[Outcome]:
    """What taking this sheet in would change. Raises what the load would raise."""

    def changed(cursor: duckdb.DuckDBPyConnection) -> pd.DataFrame:
        return cursor.execute(sql("changed")).df()

    return _effect(store, viewer, lambda trial: load(trial, sheet, mapping, Taken(file_name)), changed)


def effect_of_undo(store: Store, upload_id: int, viewer: Viewer = OWNER) -> Effect[Undone]:
    """What taking an upload back would change. Raises `NO_SUCH_UPLOAD` and `ALREADY_UNDONE`."""
    return _effect(store, viewer, lambda trial: undo(trial, upload_id), lambda _: pd.DataFrame())


def _effect(
    store: Store,
    viewer: Viewer,
    change: Callable[[Database], Result],
    look: Callable[[duckdb.DuckDBPyConnection], pd.DataFrame],
) -> Effect[Result]:
    trial = _Trial(store.database, viewer, look)
    result = change(trial)
    return Effect(result, _differing(trial.before, trial.after), trial.nodes, trial.changed)


class _Trial(Database):
    """The database for one change that is looked at and never kept."""

    before: pd.DataFrame
    after: pd.DataFrame
    nodes: pd.DataFrame
    changed: pd.DataFrame

    def __init__(
        self, database: Database, viewer: Viewer, look: Callable[[duckdb.DuckDBPyConnection], pd.DataFrame]
    ) -> None:
        self._real, self._viewer, self._look = database, viewer, look

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A transaction as of the real database; at its end the figures are read and everything is rolled back."""
        with suppress(_Seen), self._real.transaction() as cursor:
            # both are read here, where no other writer can come between them
            now, then = Reader(self._real, self._viewer), Reader(_Inside(cursor), self._viewer)
            self.before = figures(now, Scope(), METRICS, ("node",))
            yield cursor
            self.changed = self._look(cursor)
            self.after = figures(then, Scope(), METRICS, ("node",))
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


def _differing(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The figures of either side that are not the same on both."""
    wanted = ["metric", "node", "value", "n", "reason"]
    both = before[wanted].merge(after[wanted], on=["metric", "node"], how="outer", suffixes=("_before", "_after"))
    for side in ("before", "after"):
        both[f"n_{side}"] = both[f"n_{side}"].fillna(0).astype("int64")
        both[f"reason_{side}"] = both[f"reason_{side}"].fillna("NO_DATA")
    old, new = both["value_before"].to_numpy(dtype=float), both["value_after"].to_numpy(dtype=float)
    same = ((old == new) | (np.isnan(old) & np.isnan(new))) & (both["n_before"] == both["n_after"]).to_numpy()
    both["metric"] = pd.Categorical(both["metric"], METRICS)
    told = both[~same].sort_values(["metric", "node"], ignore_index=True).astype({"metric": "object"})
    told = told.rename(columns={"value_before": "before", "value_after": "after"})
    return told[["metric", "node", "before", "after", "n_before", "n_after", "reason_before", "reason_after"]]
