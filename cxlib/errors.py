"""One error for everything a user can cause or meet.

An error carries a code and facts, never a sentence for readers: `ui.words` says it in the reader's language, the
command line in English. `str(error)` is one line for developers.
"""

from __future__ import annotations

from typing import Any


class CxError(Exception):
    """Something that a person can understand and act upon.

    `code` is an upper-case name (`EMPTY_FILE`); `facts` are the particulars a sentence needs (`file="a.csv"`, `row=7`).

    >>> error = CxError("UNKNOWN_NODE", node="Pharmcy", close_to=["Pharmacy"])
    >>> error.code, error.facts["close_to"]
    ('UNKNOWN_NODE', ['Pharmacy'])
    >>> str(error)
    "UNKNOWN_NODE: node='Pharmcy', close_to=['Pharmacy']"
    """

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(code, facts)

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}: {told}" if told else self.code
