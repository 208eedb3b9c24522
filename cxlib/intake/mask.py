"""Taking personal numbers out of comments before they are stored.

    masked, counts = mask(["call 13812345678"])

Method. One look by Arrow over all texts finds the few that have an @ or enough digits in a row; only those are read
with Python's patterns, in this order, so that the more special kind wins:

- `email`: an address with a dotted domain.
- `id`: Chinese identity numbers of 18 digits (or X at the end) and of 15. Province code, month and day must exist. The
  check digit is a help, not a condition: a number with a typing error still points to a person. It decides only where
  the text says "order number" in front: such a number is masked if its check digit is right. After 身份证 or 证件 any
  15 or 18 digits are masked.
- `card`: 16 to 19 digits, also in groups by blanks or dashes, that begin with 3 to 6 and fulfil Luhn's formula.
- `plate`: Chinese number plates, also the eight characters of new-energy cars; at least two digits.
- `phone`: Chinese mobiles (with or without +86), landlines with area code, local numbers after a word like 电话 or
  tel, numbers with + and country code, and North American ones in groups of 3-3-4.

Digits and signs may be full-width (１３８…). Left alone: order numbers (after 订单号, order, 工单 …), amounts, dates,
times, service hotlines (400…, 12345), and digits that touch further digits.

Limits. Names and addresses are not looked for. An order number of 16 to 19 digits beginning with 3 to 6, with no word
before it, looks like a card in one case of ten. Numbers written in words or broken by other signs are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

KINDS = ("email", "id", "card", "plate", "phone")

_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_FULL = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | str.maketrans("　—–", " --")

# RE2, over all texts: an @, ten digits in a row give or take signs between them, a word for telephone before a
# digit, or the first two characters of a plate.
_MAYBE = (
    r"[@＠]|[0-9０-９](?:[ 　.()（）—–－-]{0,2}[0-9０-９]){9}"
    rf"|(?i:电话|座机|tel|phone|联系方式).{{0,12}}[0-9０-９]|[{_PROVINCES}][A-Za-zＡ-Ｚａ-ｚ]"
)

_ORDER = re.compile(
    r"(?:订单|工单|单号|流水|编号|票号|运单|快递|交易|受理|order|ticket|invoice|tracking|case|ref)[a-z编号码是为]{0,6}"
    r"\s*(?:no\.?|number|id)?\s*[:#.]?\s*$",
    re.IGNORECASE,
)
_MONEY = r"(?!\s*(?:元|圆|块|万|美元|rmb|cny|usd)|[.,]\d)"

_PATTERNS = re.compile(
    rf"""
      (?:身份证|证件)[a-z号码是为]{{0,4}}\s*:?\s*(?P<certificate>\d{{14}}(?:\d{{3}})?[\dXx])(?![\dA-Za-z])
    | (?P<email>[A-Za-z0-9][A-Za-z0-9._%+-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{{2,}})
    | (?<![\dA-Za-z])(?P<id>
          (?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)\d{{4}}[ -]?
          (?:(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{{3}}[\dXx]
            |\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[ -]?\d{{3}}))(?![\dA-Za-z])
    | (?<![\dA-Za-z.])(?P<card>[3-6](?:[ -]?\d){{15,18}})(?!\d|[ -]\d){_MONEY}
    | (?P<plate>[{_PROVINCES}][A-Za-z][\ ·•.-]?(?=(?:[A-Za-z]*\d){{2}})
          (?:[DdFf][A-HJ-NP-Za-hj-np-z0-9]\d{{4}}|\d{{5}}[DdFf]
            |[A-HJ-NP-Za-hj-np-z0-9]{{4}}[A-HJ-NP-Za-hj-np-z0-9挂学警港澳]))(?![A-Za-z0-9])
    | (?<![\dA-Za-z.])(?P<mobile>
          (?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ -]?\d{{4}}){{2}}|1[3-9]\d{{3}}[ -]\d{{3}}[ -]\d{{3}})
          (?![\dA-Za-z]|[-/:]\d){_MONEY}
    | (?<![\dA-Za-z.,:/-])(?P<landline>(?:\(0(?:10|2\d|[3-9]\d\d)\)|0(?:10|2\d|[3-9]\d\d))[ -]?[2-8]\d{{6,7}}
          (?:[-转]\d{{1,5}})?)(?![\dA-Za-z]|[-/:]\d){_MONEY}
    | (?<![\dA-Za-z])(?P<foreign>\+[1-9]\d{{0,2}}(?:[ .-]?\(?\d{{1,4}}\)?){{2,6}})(?!\d){_MONEY}
    | (?<![\dA-Za-z.,:/-])(?!\(?[48]00)(?P<american>
          (?:\([2-9]\d\d\)\ ?|[2-9]\d\d[ .-])[2-9]\d\d[ .-]\d{{4}})
          (?![\dA-Za-z]|[-/:]\d)
    | (?:电话|座机|tel|phone|联系方式)[a-z号码是为.]{{0,6}}\s*:?\s*(?P<local>[2-8]\d{{2,3}}[ -]?\d{{4}})(?!\d){_MONEY}
    """,
    re.VERBOSE | re.IGNORECASE,
)


def mask(texts: pa.Array | Iterable[str | None]) -> tuple[pa.Array, dict[str, int]]:
    """The texts with personal numbers replaced by [email], [id], [card], [plate], [phone], and how many of each there
    were.

    Missing texts stay missing; the order and number of the texts stay.

    >>> masked, counts = mask(["打13812345678，车牌粤B12345", "order 20250301123456789", None])
    >>> masked.to_pylist()
    ['打[phone]，车牌[plate]', 'order 20250301123456789', None]
    >>> counts
    {'email': 0, 'id': 0, 'card': 0, 'plate': 1, 'phone': 1}
    """
    if isinstance(texts, pa.ChunkedArray):
        texts = texts.combine_chunks()
    array = texts if isinstance(texts, pa.Array) else pa.array(list(texts), pa.string())
    counts = dict.fromkeys(KINDS, 0)
    suspects = pc.fill_null(pc.match_substring_regex(array, _MAYBE), fill_value=False)
    where = np.flatnonzero(suspects.to_numpy(zero_copy_only=False))
    if len(where):
        found = array.take(pa.array(where)).to_pylist()
        clean = pa.array([mask_one(text, counts) for text in found], array.type)
        array = pc.replace_with_mask(array, suspects, clean)
    return array, counts


def mask_one(text: str, counts: dict[str, int]) -> str:
    """One text, masked; what was found is added to `counts`.

    >>> mask_one("mail me: Ann.Lee@example.com!", dict.fromkeys(KINDS, 0))
    'mail me: [email]!'
    """
    # The same text letter by letter in plain signs: what is found there stands at the same place in the original.
    plain = text.translate(_FULL)
    parts, done, look = [], 0, 0
    while found := _PATTERNS.search(plain, look):
        group = str(found.lastgroup)
        start, end = found.span(group)
        if _spared(group, found[group], plain[:start]):
            look = found.start() + 1  # another kind may begin inside
            continue
        name = "id" if group == "certificate" else group if group in counts else "phone"
        counts[name] += 1
        parts += [text[done:start], f"[{name}]"]
        done = look = end
    return "".join([*parts, text[done:]])


def _spared(group: str, number: str, before: str) -> bool:
    """Whether what looks like a personal number is none after all."""
    digits = re.sub(r"[^\dXx]", "", number)
    if group == "card":
        return not _luhn(digits) or _is_order(before)
    if group == "id":
        return _is_order(before) and not _id_check(digits)
    if group == "foreign":
        return not 9 <= len(digits) <= 15
    return group in ("mobile", "landline", "american") and _is_order(before)


def _is_order(before: str) -> bool:
    return _ORDER.search(before[-24:]) is not None


def _luhn(digits: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(doubled)) % 10 == 0


def _id_check(digits: str) -> bool:
    """The check digit of an identity number by GB 11643; those of 15 digits have none."""
    if len(digits) != 18:
        return False
    weighted = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits[:17]))
    return "10X98765432"[weighted % 11] == digits[17].upper()
