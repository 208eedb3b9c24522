"""A document of blocks as PDF, set by typst with a font of this machine.

The template (`pack.typ`) gets the document as data, so what customers wrote can never become markup. The same document
gives the same bytes.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

from cxlib.report.pack_blocks import Document
from cxlib.report.pack_fonts import Font, font_for


def to_pdf(document: Document, sign: str) -> bytes:
    """The document as PDF (A4). Raises `NO_CHINESE_FONT`.

    `sign` is the word, such as "[sign]", in the place of what the font has no letter for: pictures, other scripts.
    """
    made: bytes = _compiled(document, sign, format="pdf", timestamp=0)
    return made


def to_pages(document: Document, sign: str, ppi: int = 60) -> list[bytes]:
    """The pages of the document as PNG pictures, to look at before printing. Raises `NO_CHINESE_FONT`."""
    made = _compiled(document, sign, format="png", ppi=ppi)
    return made if isinstance(made, list) else [made]


def _compiled(document: Document, sign: str, **more: Any) -> Any:
    import typst

    font = font_for(document.texts())
    told = json.dumps(printable(document.plain(), font, sign), ensure_ascii=False)
    return typst.compile(
        files("cxlib.report").joinpath("pack.typ").read_bytes(),
        sys_inputs={"document": told, "family": font.family},
        font_paths=[font.folder] if font.folder else [],
        ignore_system_fonts=True,
        **more,
    )


def printable(value: Any, font: Font, sign: str) -> Any:
    r"""The same data, `sign` in the place of every run of characters the font lacks; control characters are gone.

    >>> from cxlib.report.pack_fonts import LATIN
    >>> printable({"text": "Good 👍👍\x07!"}, LATIN, "[sign]")
    {'text': 'Good [sign]!'}
    """
    if isinstance(value, str):
        text = "".join(one for one in value.replace("\n", " ") if one.isprintable())
        lacking = font.letters.missing(text)
        return re.sub(f"[{re.escape(''.join(sorted(lacking)))}]+", sign, text) if lacking else text
    if isinstance(value, dict):
        return {name: printable(one, font, sign) for name, one in value.items()}
    return [printable(one, font, sign) for one in value] if isinstance(value, list | tuple) else value
