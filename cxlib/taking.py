"""Taking a file in on a thread of its own, while its rows are counted, with a cancel that leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxlib.errand import Errand, Stoppable
from cxlib.store.load import Outcome, Taken, load

if TYPE_CHECKING:
    from cxlib.intake.columns import Mapping
    from cxlib.intake.sheet import Sheet
    from cxlib.store import Store


class Taking(Errand[Outcome]):
    """A load under way: `rows` are read so far; `cancel` stops it at any moment before the commit."""

    def __init__(self, store: Store, sheet: Sheet, mapping: Mapping, **about: object) -> None:
        """Begin at once; `about` are the file name, size and who, for the log."""
        database = Stoppable(store.database)
        super().__init__(
            lambda count: load(database, sheet, mapping, Taken(progress=count, **about)),  # type: ignore[arg-type]
            database,
            name="taking",
        )
