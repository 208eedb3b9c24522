"""A table as it leaves the board: made already, or made when somebody clicks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cxlib.report import to_csv, to_xlsx
from ui.words import set_language


@dataclass(frozen=True)
class Table:
    """A frame as it leaves the board: translated, with its number formats and the sheet that explains it."""

    frame: pd.DataFrame
    formats: Mapping[str, str | Sequence[str]]
    about: pd.DataFrame

    def csv(self) -> bytes:
        """The frame alone, as CSV."""
        return to_csv(self.frame)

    def xlsx(self, data_title: str, about_title: str) -> bytes:
        """The frame, and on a second sheet what it is about, if there is something to say."""
        explained = {about_title: self.about} if len(self.about) else {}
        return to_xlsx({data_title: self.frame, **explained}, self.formats)


@dataclass(frozen=True)
class Later:
    """A table whose frame, in the reader's words already, is made when it leaves the board: of very many rows."""

    make: Callable[[], pd.DataFrame]
    about: pd.DataFrame
    spoken: str

    def csv(self) -> bytes:
        """The frame alone, as CSV."""
        return self._made().csv()

    def xlsx(self, data_title: str, about_title: str) -> bytes:
        """The frame, and on a second sheet what it is about."""
        return self._made().xlsx(data_title, about_title)

    def _made(self) -> Table:
        set_language(self.spoken)  # another thread: it knows no reader
        return Table(self.make(), {}, self.about)
