"""Texts as words: Chinese cut by rjieba's dictionary, other writing at whatever is not a letter."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from cxlib.comments.dictionary import plain

_LATIN = re.compile(r"[a-z]+(?:'[a-z]+)?|\[[a-z]+\]")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


def words(text: str) -> set[str]:
    """The words of a text, without those that say nothing and without masks such as [phone].

    >>> sorted(words("Nobody told us [phone]")), sorted(words("柜员很有耐心"))
    (['nobody', 'told'], ['柜员', '耐心'])
    """
    import rjieba

    told = plain(text)
    latin = {word for word in _LATIN.findall(told) if len(word) > 2 and not word.startswith("[")}
    chinese = {word for part in _CHINESE.findall(told) for word in rjieba.cut(part) if len(word) > 1}
    return (latin | chinese) - empty_words()


@cache
def empty_words() -> frozenset[str]:
    """The words left out (`empty_words.toml`)."""
    told = tomllib.loads((files("cxlib") / "comments" / "empty_words.toml").read_text(encoding="utf-8"))
    return frozenset(word for language in told.values() for word in language.split())
