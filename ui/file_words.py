"""What a file that is no table looks like, in words."""

from __future__ import annotations

from ui.words import N_, t

# by what `cxlib.intake.kinds.kind` and the looks into archives call it
LOOKS = {
    "png image": N_("a picture (PNG)"),
    "jpeg image": N_("a picture (JPEG)"),
    "gif image": N_("a picture (GIF)"),
    "bmp image": N_("a picture (BMP)"),
    "pdf": N_("a PDF document"),
    "gzip archive": N_("a packed file (gzip)"),
    "7z archive": N_("a packed file (7z)"),
    "rar archive": N_("a packed file (RAR)"),
    "zip archive": N_("a packed file (ZIP)"),
    "rtf document": N_("a text document (RTF)"),
    "sqlite database": N_("a database (SQLite)"),
    "parquet": N_("a data file (Parquet)"),
    "html or xml": N_("a web page or XML"),
    "json": N_("a data file (JSON)"),
    "binary": N_("a program or another file that is no text"),
}


def say_looks(code: str) -> str:
    """What a file is taken for; a kind without words stays as the library calls it."""
    return t(LOOKS[code]) if code in LOOKS else code
