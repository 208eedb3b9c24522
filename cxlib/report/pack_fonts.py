"""A font with Chinese letters, found on the machine: the pack is printed with it, and none is shipped.

Looked for in `$CX_FONT` (a file or folder) first, then in the usual folders of Windows, macOS and Linux. A file counts
by the letters it holds, not by what it is called: names only say which files are worth a look, best first.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cxlib.errors import CxError
from cxlib.report.pack_glyphs import Letters, letters_of

FOLDERS = ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts", "/System/Library/Fonts", "/Library/Fonts",
           "~/Library/Fonts", "/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts",
           "~/.fonts")  # fmt: skip
# how names of files with Chinese letters begin, best first: sans before serif, since a pack is read at arm's length
NAMES = ("notosanscjk", "notosanssc", "sourcehansans", "msyh", "pingfang", "hiragino sans gb", "stheiti",
         "wqy-microhei", "wqy-zenhei", "droidsansfallback", "simhei", "deng", "notoserifcjk", "simsun")  # fmt: skip
ENDINGS = {".ttf", ".ttc", ".otf", ".otc"}
NEEDED = "服务节点练习，等候满意率"
# of a file with several families the one with the letter shapes of the mainland
MAINLAND = (" SC", " CN", " GB")


@dataclass(frozen=True)
class Font:
    """A font: the folder it is in, the name of its family, its letters. No folder: the printer brings it along."""

    folder: str
    family: str
    letters: Letters


# what the printer brings along, for text without Chinese letters: Latin with its signs, dashes and quotation marks
LATIN = Font("", "Libertinus Serif", Letters(((0x20, 0x24F), (0x2010, 0x203A), (0x20AC, 0x20AC), (0x2212, 0x2212))))


def font_for(text: str) -> Font:
    """The font to print a text with. Raises `NO_CHINESE_FONT` if it has Chinese letters and no font here has."""
    try:
        return _found(os.environ.get("CX_FONT", ""))
    except CxError:
        if any("\u2e80" <= one <= "\uffef" for one in text):
            raise
        return LATIN


@cache
def _found(asked: str) -> Font:
    return chinese_font((asked,) if asked else FOLDERS)


def chinese_font(places: Iterable[str]) -> Font:
    """The best font with Chinese letters in some folders or files. Raises `NO_CHINESE_FONT` naming them.

    >>> chinese_font(["no-such-folder"])
    Traceback (most recent call last):
    cxlib.errors.CxError: NO_CHINESE_FONT: folders=['no-such-folder']
    """
    looked = list(places)
    for path in sorted(_candidates(looked), key=_rank):
        letters = letters_of(path)
        if letters.ranges and not letters.missing(NEEDED) and (family := _family(path)):
            return Font(str(path.parent), family, letters)
    raise CxError("NO_CHINESE_FONT", folders=looked)


def _candidates(places: list[str]) -> Iterator[Path]:
    for place in (Path(one).expanduser() for one in places):
        if place.is_file():
            yield place  # asked for by name: whatever it is called
        for here, _, names in os.walk(place):
            known = (name for name in names if name.lower().startswith(NAMES) and Path(name).suffix.lower() in ENDINGS)
            yield from (Path(here) / name for name in known)


def _rank(path: Path) -> tuple[int, bool, str]:
    """Better names first, and of one family the regular weight: plain text is plain."""
    name = path.stem.lower()
    place = next((place for place, start in enumerate(NAMES) if name.startswith(start)), -1)
    return place, "regular" not in name, str(path)


def _family(path: Path) -> str:
    """The family the printer knows a file by; "" if it cannot read it."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path.parent)]).fonts()
    families = sorted({font.family for font in fonts if font.path and Path(font.path) == path})
    return next((one for one in families if one.endswith(MAINLAND)), families[0] if families else "")
