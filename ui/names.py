"""Names of things in the reader's language, by code; and names made safe for the places they are put."""

from __future__ import annotations

import html
import re

import pandas as pd

from cxlib.store.journal import Journal
from ui import cached, known_words
from ui.download_words import CELLS
from ui.kept import kept
from ui.words import language, t

KINDS = {"journey": "journeys", "node": "nodes", "site": "sites", "channel": "channels", "segment": "segments"}


def frame(kind: str) -> pd.DataFrame:
    """The catalogue of a kind (`node`, `site`, …) in its order, with the column `name` in the reader's language."""
    return _frame(cached.reader(), kind, language())


def names(kind: str) -> dict[str, str]:
    """Code → name; names that two codes share are told apart by their code."""
    return _names(cached.reader(), kind, language())


@kept
def _frame(reader: Journal, kind: str, spoken: str) -> pd.DataFrame:
    entries: pd.DataFrame = getattr(reader.catalogue(), KINDS[kind])
    told = entries["name_zh" if spoken == "zh" else "name_en"]
    if kind == "channel":
        told = told.map(known_words.channel)
    return entries.assign(name=told)


@kept
def _names(reader: Journal, kind: str, spoken: str) -> dict[str, str]:
    entries = _frame(reader, kind, spoken)
    twice = entries["name"].duplicated(keep=False)
    told = entries["name"].where(~twice, entries["name"] + " (" + entries["code"] + ")")
    return dict(zip(entries["code"], told, strict=True))


def person(who: str) -> str:
    """Who did something: a person's account as it is, who is no person in the reader's language.

    >>> person("local owner"), person("Ms Chen")
    ("this computer's user", 'Ms Chen')
    """
    known = CELLS["who"]
    return t(known[who]) if who in known else who


def in_chart(text: str) -> str:
    """A name inside a figure, where Plotly would take `<a>` for a link.

    >>> in_chart("Bags <1 kg")
    'Bags &lt;1 kg'
    """
    return html.escape(text, quote=False)


def in_sentence(text: str) -> str:
    r"""A name inside a sentence, where Markdown would take `*` or `[…](…)` for markup.

    >>> in_sentence("a*b")
    'a\\*b'
    """
    return re.sub(r"([\\`*_{}\[\]()#+!|<>$~:])", r"\\\1", text)
