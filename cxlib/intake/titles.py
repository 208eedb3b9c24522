"""A header taken apart, to be compared: the number of its question, what is asked, what it usually means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cxlib.intake import aliases, wordings
from cxlib.intake.scales import folded

_NUMBER = re.compile(r"\W*([a-z]{0,3}\d+(?:[-_.]\d+)*)[\W_]*(?=\w)")
_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
"""Where a word begins inside a name written together: CreatedDate, SRType."""
_NUMBERED = re.compile(r"^[a-z]{0,3}\d+(?: \d+)?\s*[、.．:：)） ]\s*")
_OWNER = re.compile(r"^(?:工单|投诉单?|诉求|(?:ticket|case|incident|request|call|conversation|issue) )(?=.)")
"""What a column belongs to, said again in every header: "ticket status", 工单状态."""
_UNIT = re.compile(r"(?: in)? (?:seconds?|secs?|minutes?|mins?|hours?|hrs?|utc)$")
_ASIDE = re.compile(r"\s*[(（\[][^()（）\[\]]*[)）\]]$")
_REMARK = re.compile(r"[(（][^()（）]*\d[^()（）]*[)）]")
"""What a header says in brackets about its scale or its year: (1=very satisfied, 5=very dissatisfied)."""
_CODE, CODES = re.compile(r"[QVqv]\d{1,3}(?:[_.-]\w{1,6})?"), 3
_ANSWER_KINDS = {"response", "open-ended response", "open ended response", "other (please specify)"}
"""What some tools write below a header instead of an answer's text."""
_SIDES = (wordings.EXPECTED, wordings.IMPORTANT, wordings.RECOMMEND, wordings.EFFORT, wordings.WHOLE)
_NOT = re.compile(r"没有|没|不|未|无|without|n't|\bnot?\b|않|없|아니|못")


@dataclass(frozen=True)
class Name:
    """A header taken apart: all its letters and digits, the number of its question, and what follows that."""

    plain: str
    stem: str
    body: str
    words: str


def name_of(header: str) -> Name:
    """A header as it is compared.

    >>> name_of("Q7_Food"), name_of("*RESPNUM").body
    (Name(plain='q7food', stem='q7', body='food', words='food'), 'respnum')
    """
    text = folded(header)
    found = _NUMBER.match(text)
    rest = _REMARK.sub("", text[found.end() :] if found else text)
    words = " ".join(sorted(re.findall(r"[^\W_]+", rest)))
    return Name(_letters(text), found[1] if found else "", _letters(rest), words)


def sides(header: str) -> tuple[bool, ...]:
    """What must not be mixed up: expected and perceived, the whole and a part, with and without."""
    plain = _REMARK.sub("", folded(header))
    return (*(bool(side.search(plain)) for side in _SIDES), len(_NOT.findall(plain)) % 2 == 1)


def usual_role(header: str, kind: str) -> str:
    """The role that this header usually has in a file of this kind; "" if it is no usual header.

    >>> usual_role("*CreatedDate", "ticket"), usual_role("意见与建议", "survey"), usual_role("Bananas", "survey")
    ('opened', 'comment', '')
    """
    patterns = aliases.TICKET + aliases.SHARED if kind == "ticket" else aliases.SHARED + aliases.SURVEY
    plain = plain_header(header)
    return next((role for role, pattern in patterns if re.search(pattern, plain)), "")


def plain_header(header: str) -> str:
    """A header in small letters, its words apart, without brackets at its end and signs around it.

    >>> plain_header("*CreatedDate"), plain_header("sla_target_dt"), plain_header("等候时长（分钟）")
    ('created date', 'sla target dt', '等候时长')
    """
    text = _WORDS.sub(" ", header)
    plain = folded(re.sub(r"[_\-./\s]+", " ", text))
    plain = plain.strip(" *#:：?？。'\"") or plain
    return _ASIDE.sub("", plain).strip() or plain


def asked_for(header: str) -> str:
    """What a question asks for, without its number and the polite words around it; "" if that is all it says.

    >>> asked_for("1、您办理业务的网点是？"), asked_for("3. Gender")
    ('网点', 'gender')
    """
    plain = _NUMBERED.sub("", plain_header(header))
    found = wordings.ASKED.match(plain)
    return _UNIT.sub("", _OWNER.sub("", found[1] if found else plain))


def _letters(text: str) -> str:
    """Letters and digits; what stands between two digits stays: 1-1 is not 11."""
    return re.sub(r"(?<!\d)[\W_]+|[\W_]+(?!\d)", "", text) or text


def label_rows(cells: dict[str, list[str]]) -> int:
    """Rows below the header that are headers too: a tool writes the question's text and its own number there.

    >>> label_rows({"RespondentID": ["", "1"], "How was it?": ["Response", "5"]}), label_rows({"a": ["1"]})
    (1, 0)
    >>> label_rows({"年龄": ["Q1", "30"], "满意吗": ["Q2", "5"], "意见": ["Q3", ""]})
    1
    """
    first = [[column[row] for column in cells.values() if row < len(column)] for row in range(3)]
    marked = next((row + 1 for row, texts in enumerate(first) if any('{"ImportId"' in text for text in texts)), 0)
    kinds = {folded(text) for text in first[0] if text} if not marked and first[0] else set()
    return marked or int(bool(kinds) and (kinds <= _ANSWER_KINDS or _are_codes(first[0], tuple(cells))))


def _are_codes(texts: list[str], headers: tuple[str, ...]) -> bool:
    """Whether a row numbers the questions above it: Q1, Q2, Q3 below their texts."""
    codes = [text for text in texts if _CODE.fullmatch(text)]
    told = any(_CODE.fullmatch(name) for name in headers)
    return not told and len(set(codes)) == len(codes) >= CODES and 2 * len(codes) > sum(map(bool, texts))
