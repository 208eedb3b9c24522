"""The log of uploads: what came, what was refused and why, how layouts were read."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cxlib.errors import CxError
from cxlib.intake.columns import Mapping
from cxlib.intake.layout import layout, whole
from cxlib.intake.mapping import load_mapping
from cxlib.store.commented import Commented
from cxlib.store.db import sql
from cxlib.store.zones import site_zones

MARKS = ("\x1e", "\x1f")


@dataclass(frozen=True)
class RejectedRows:
    """Refused rows: their numbers, their cells under the file's own headers, and each one's faults (column, code)."""

    numbers: tuple[int, ...]
    cells: pd.DataFrame
    faults: tuple[list[tuple[str, str]], ...]


class Journal(Commented):
    """A reader that also reads rows and the log of uploads."""

    def uploads(self) -> pd.DataFrame:
        """Uploads, newest first: one line each with its counts (`rows_in` = `accepted` + `duplicate` + `rejected`).

        A viewer with sites sees the own uploads, and of others' those that brought rows of these sites alone.
        """
        return self._frame(sql("uploads"), self._own())

    def site_zones(self) -> dict[str, str]:
        """What a file may call a site → its time zone, of the sites that have one."""
        with self.database.cursor() as cursor:
            return site_zones(cursor)

    def journeys_of(self, upload_id: int) -> tuple[str, ...]:
        """The journeys that the rows of an upload at the viewer's sites are about."""
        return tuple(code for (code,) in self._rows(sql("upload_journeys"), {"upload_id": upload_id} | self._own()))

    def rejects(self, upload_id: int, limit: int = 1_000_000) -> pd.DataFrame:
        """The faults of an upload: `row, column, value, code`, in the order of the file.

        Nobody can tell at which site a refused row is: a viewer with sites gets those of the own uploads, no others.
        """
        return self._frame(sql("rejects"), {"upload_id": upload_id, "limit": limit} | self._own())

    def rejected_rows(self, upload_id: int, limit: int = 1_000_000) -> RejectedRows:
        """The refused rows of an upload as they stood in the file, and why; whose they may be as in `rejects`.

        Raises `NO_SUCH_UPLOAD`.
        """
        found = self._rows("select columns from upload where upload_id = ?", [upload_id])
        if not found:
            raise CxError("NO_SUCH_UPLOAD", upload_id=upload_id)
        rows = self._rows(sql("rejected_rows"), {"upload_id": upload_id, "limit": limit} | self._own())
        columns = list(found[0][0])
        width = max([len(columns), *(len(cells) for _, cells, _ in rows)])
        columns += [f"column_{place + 1}" for place in range(len(columns), width)]
        cells = pd.DataFrame([cells + [""] * (width - len(cells)) for _, cells, _ in rows], columns=columns)
        return RejectedRows(tuple(row for row, _, _ in rows), cells, tuple(_faults(why) for _, _, why in rows))

    def mappings(self) -> tuple[Mapping, ...]:
        """The newest mapping of each remembered layout; headers it does not use are columns left out."""
        headers = {layout(tuple(names)): tuple(names) for (names,) in self._rows("select distinct columns from upload")}
        return tuple(whole(load_mapping(toml), headers.get(known, ())) for known, toml in self._rows(sql("mappings")))

    def remembered(self, layout: str) -> Mapping | None:
        """How a layout was read last time."""
        found = [toml for known, toml in self._rows(sql("mappings")) if known == layout]
        return load_mapping(found[0]) if found else None


def _faults(why: str | None) -> list[tuple[str, str]]:
    if not why:
        return []
    pairs = (part.split(MARKS[1]) for part in why.split(MARKS[0]))
    return [(column, code) for column, code in pairs]
