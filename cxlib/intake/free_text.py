"""Columns in which people say something in their own words, told by the texts and not by the header.

Most texts are different ones of several words and none of them is a link, an address or a name of many capitals. What
a header calls a title, a name or a place is left out: its texts may be as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from statistics import median

from cxlib.intake.questions import Question
from cxlib.intake.scales import folded
from cxlib.intake.titles import plain_header
from cxlib.intake.wordings import NOT_JUDGED

TEXTS = 4
"""Texts it takes to tell."""
WORDS = 4
"""Words of a usual text; a choice of a form may have as many, but it comes again."""
DIFFERENT = 0.7
"""The share of texts that are not said again."""
LOWER = 0.5
"""The share of words in small letters below which texts are names."""
_NO_WORDS = re.compile(r"://|www\.|\S@\S|\.(?:com|org|net)\b")
_WIDE = re.compile(r"[\u3400-\u9fff]{2}|[\uac00-\ud7af]{2}")
"""Two letters of a script without blanks count as a word."""
_NAMED = re.compile(
    r"\b(?:name|title|subject|address|street|location|intersection|place|url|link|photo|file|path|agent|browser|product"
    r"|category|type|choices?|options?|tags?|date|time|version|device|headline|submission)\b"
    r"|姓名|名称|标题|主题|地址|地点|位置|链接|图片|附件|选项|类型|类别|分类|标签|单位|部门"
)


def free_texts(questions: Mapping[str, Question], used: Iterable[str]) -> set[str]:
    """The columns of free text among those nothing is known of.

    >>> said = ["the queue was far too long", "nobody told us where to go", "all good, thank you", "none of it"]
    >>> sorted(free_texts({one: Question(one, one, said) for one in ("Q13", "Address", "Q14")}, {"Q14"}))
    ['Q13']
    """
    known = set(used)
    return {name for name, one in questions.items() if name not in known and _speaks(one)}


def _speaks(one: Question) -> bool:
    texts = one.values
    header = plain_header(one.header)
    if len(texts) < TEXTS or _NAMED.search(header) or NOT_JUDGED.search(header):
        return False
    if len({folded(text) for text in texts}) < DIFFERENT * len(texts) or any(map(_NO_WORDS.search, texts)):
        return False
    if median(map(_length, texts)) < WORDS:
        return False
    words = [word for text in texts for word in text.split() if word[0].isalpha()]
    return sum(word.islower() or _WIDE.search(word) is not None for word in words) >= LOWER * len(words) > 0


def _length(text: str) -> int:
    return max(len(text.split()), len(_WIDE.findall(text)))
