"""What a printed document is made of: blocks of plain text, in order. No block holds markup.

The words come from whoever asks for the document; the two printers (`pack_pdf`, `pack_html`) draw the same blocks.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, ClassVar


@dataclass(frozen=True)
class Heading:
    """The title of a part; with `new_page` the part begins on a page of its own."""

    text: str
    new_page: bool = False
    kind: ClassVar[str] = "heading"


@dataclass(frozen=True)
class Text:
    """A paragraph; a `pale` one is small print."""

    text: str
    pale: bool = False
    kind: ClassVar[str] = "text"


@dataclass(frozen=True)
class Table:
    """Cells as text; the first column takes the room that is left."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: ClassVar[str] = "table"


@dataclass(frozen=True)
class Picture:
    """A drawing as SVG made by us, and what it shows in words."""

    svg: str
    alt: str
    kind: ClassVar[str] = "picture"


@dataclass(frozen=True)
class Quote:
    """What a customer wrote, and the little that is known of it."""

    text: str
    source: str
    kind: ClassVar[str] = "quote"


@dataclass(frozen=True)
class Card:
    """A card to cut out: a title, lines of a name and a text, and what is scored, each with its points."""

    title: str
    lines: tuple[tuple[str, str], ...]
    scored: tuple[str, ...]
    points: str
    kind: ClassVar[str] = "card"


@dataclass(frozen=True)
class Checks:
    """A step and what to tick in it; an empty item is a line to write on."""

    title: str
    items: tuple[str, ...]
    kind: ClassVar[str] = "checks"


@dataclass(frozen=True)
class Blank:
    """A table to fill in by hand: heads and so many empty rows."""

    head: tuple[str, ...]
    rows: int
    kind: ClassVar[str] = "blank"


@dataclass(frozen=True)
class Line:
    """A question with a line to write the answer on."""

    text: str
    kind: ClassVar[str] = "line"


Block = Heading | Text | Table | Picture | Quote | Card | Checks | Blank | Line


@dataclass(frozen=True)
class Document:
    """A document: title, what it is about, what it was made from (at the foot of every page), language, blocks."""

    title: str
    about: str
    foot: str
    language: str
    blocks: tuple[Block, ...]

    def plain(self) -> dict[str, Any]:
        """The document as dictionaries and lists, each block with its `kind`.

        >>> Document("Pack", "", "", "en", (Text("Hello"),)).plain()["blocks"]
        [{'kind': 'text', 'text': 'Hello', 'pale': False}]
        """
        return asdict(self) | {"blocks": [{"kind": block.kind} | asdict(block) for block in self.blocks]}

    def texts(self) -> str:
        """All letters of the document, to see which a font must have."""
        return "".join(_letters(self.plain()))


def _letters(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for one in inside for text in _letters(one)]
