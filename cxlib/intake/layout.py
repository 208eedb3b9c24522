"""The fingerprint of a layout: same headers in the same order, same layout."""

from __future__ import annotations

from hashlib import sha256

from cxlib.intake.scales import folded


def layout(columns: tuple[str, ...]) -> str:
    """A short name for a row of headers; space and case aside.

    >>> layout(("Id", "Score")) == layout(("id ", "score"))
    True
    """
    text = "\x1f".join(folded(" ".join(name.split())) for name in columns)
    return sha256(text.encode()).hexdigest()[:16]
