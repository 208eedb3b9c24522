"""What is said to reading beforehand: how large a file may be, and what a person knows better than the file tells."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Limits:
    """How large a file may be before reading stops with an error; `cells` is the area of a spreadsheet's used range.

    >>> Limits(rows=10).rows
    10
    """

    bytes: int = 2 * 1024**3
    unpacked_bytes: int = 1024**3
    rows: int = 100_000_000
    columns: int = 4_096
    cell_characters: int = 1_000_000
    cells: int = 60_000_000


@dataclass(frozen=True)
class ReadOptions:
    """What a person knows better than the file tells; None means: find out.

    `quote=""` switches quoting off. `header_rows=0` says that there is no header, `columns` then names the columns.
    `skip_rows` is the number of rows above the header. `sheet` is a name or a position from 0.

    >>> ReadOptions(delimiter=";").header_rows is None
    True
    """

    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    escape: str | None = None
    header_rows: int | None = None
    skip_rows: int | None = None
    sheet: str | int | None = None
    columns: tuple[str, ...] | None = None
    limits: Limits = field(default_factory=Limits)
