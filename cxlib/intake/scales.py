"""A ticked code becomes a score: words to numbers, missing codes aside, direction turned, boxes told.

Home scales: `nps` 0–10, `ces` 1–7, everything else 1–5. A score on another scale is stretched linearly to its home
scale, so that means can be pooled; the raw code and its own ends are kept beside it. A two-point scale (yes/no) has its
better end as top box. Boxes: the two best for satisfaction, 9–10 / 0–6 for NPS, above / below the middle for CES.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from cxlib.intake.columns import Scale

HOME = {"nps": (0.0, 10.0), "ces": (1.0, 7.0)}
_NUMBER = re.compile(
    r"([+-]?\d{1,15}(?:\.\d{1,15})?)\s*(?:分|星|星级|颗星|颗|stars?|points?)?\s*(?:[-–—=:、.(]\s*[<>«»]?\s*[^\W\d_][^\d]*)?",
    re.IGNORECASE,
)
_STARS = re.compile("([★⭐]+)☆*|☆+")
_STAR_CLASS = re.compile(r"(?:[a-z]{1,8}[-_ ])*(?:all)?(?:star|str)s?[-_ ]?([0-5])([05])?(?:[-_ ](?:star|rating))?")
"""How review sites write stars into their pages: s-star5, allstar40 rating, sml-str45 (four and a half)."""
_COUNTED = re.compile(r"([一二两三四五六七八九十])\s*(?:分|颗?星级?)")
_COUNTS = dict(zip("一二两三四五六七八九十", (1.0, 2.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), strict=True))
_OUT_OF = re.compile(
    r"(\d{1,3}(?:\.\d{1,2})?)\s*(?:分\s*)?(?:/|out of)\s*(5|7|10|100)(?:\s*分)?|(\d{1,3}(?:\.\d{1,2})?)\s*%"
)
_LETTERED = re.compile(r"^\(?[a-g](?:\)|[.、:])\s*(?=[^\W\d_]{2})")
"""The letter of a choice before its words, as forms write it: "A. 非常满意"."""
_PAIRS = (
    "滿满評评價价務务態态時时間间開开結结單单號号編编訴诉類类別别電电話话門门網网點点營营業业廳厅環环設设備备節节窗窗櫃柜"
    "員员較较難难優优無无沒没應应會会認认為为選选項项題题問问請请對对處处辦办報报現现場场級级體体總总數数統统計计達达"
    "聯联絡络見见議议經经過过預预約约層层區区縣县戶户機机構构醫医檢检買买來来電电顧顾際际實实質质專专禮礼貌貌親亲餐餐"
    "飲饮潔洁靜静興兴趣趣歡欢隊队遲迟長长舊旧週周歲岁齡龄進进關关閉闭歷历錄录稱称訊讯"
)
_SIMPLE = str.maketrans(dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True)))
Floats = npt.NDArray[np.float64]
LONG = 10
"""Steps beyond which there are no boxes to count: satisfied is then what reads 4 of 5 when it is stretched to 1–5."""

SHORT = 40
"""Letters of an answer; what is longer are words of people."""

WORDS = {
    # five steps, either language; a mapping's own words come first
    "非常满意": 5, "很满意": 5, "满意": 4, "比较满意": 4, "一般": 3, "普通": 3, "基本满意": 3,
    "不满意": 2, "不太满意": 2, "非常不满意": 1, "很不满意": 1,
    "very satisfied": 5, "satisfied": 4, "neutral": 3, "neither satisfied nor dissatisfied": 3, "dissatisfied": 2,
    "unsatisfied": 2, "very dissatisfied": 1, "very unsatisfied": 1,
    "very good": 5, "good": 4, "fair": 3, "average": 3, "poor": 2, "very poor": 1, "excellent": 5, "bad": 2,
    "很好": 5, "好": 4, "差": 2, "很差": 1,
    "strongly agree": 5, "agree": 4, "neither agree nor disagree": 3, "disagree": 2, "strongly disagree": 1,
    "非常同意": 5, "同意": 4, "不同意": 2, "非常不同意": 1,
    "十分满意": 5, "较满意": 4, "比较不满意": 2, "较不满意": 2, "非常好": 5, "比较好": 4, "比较差": 2, "非常差": 1,
}  # fmt: skip


def folded(text: str) -> str:
    """The text as it is compared: full-width forms folded, outer space and case aside, traditional characters of
    forms as simplified ones.

    >>> folded(" ５分 "), folded("非常滿意")
    ('5分', '非常满意')
    """
    return _short(text) if len(text) <= SHORT else _long(text)


def _fold(text: str) -> str:
    if text.isascii():
        return text.strip().casefold()
    plain = unicodedata.normalize("NFKC", text).replace("\ufe0f", "").strip().casefold()
    return plain if plain.isascii() else plain.translate(_SIMPLE)


# A cell of the first rows is compared many times: as many as a wide file has of them, but few of people's own words.
_short, _long = lru_cache(maxsize=32_768)(_fold), lru_cache(maxsize=2_048)(_fold)


def plain_answer(text: str) -> str:
    """An answer as it is compared: folded, without the letter of a choice before its words.

    >>> plain_answer("B．满意"), plain_answer("A"), plain_answer("a. m.")
    ('满意', 'a', 'a. m.')
    """
    return _LETTERED.sub("", folded(text), count=1)


def out_of(text: str) -> tuple[float, int] | None:
    """The points of an answer that says of how many they are, and how many that is; `None` if it says none.

    >>> out_of("4.5/5"), out_of("8 out of 10"), out_of("80%"), out_of("4")
    ((4.5, 5), (8.0, 10), (80.0, 100), None)
    """
    found = _OUT_OF.fullmatch(folded(text))
    if not found:
        return None
    return (float(found[1]), int(found[2])) if found[1] else (float(found[3]), 100)


def number_of(text: str) -> float | None:
    """The number an answer says by itself: bare, with its unit or words behind it, or as stars.

    >>> number_of("4分"), number_of("5 - very satisfied"), number_of("★★★☆☆"), number_of("四星"), number_of("star45")
    (4.0, 5.0, 3.0, 4.0, 4.5)
    """
    plain = folded(text)
    if stars := _STARS.fullmatch(plain):
        return float(len(stars[1] or ""))
    if stars := _STAR_CLASS.fullmatch(plain):
        return float(stars[1]) + float(stars[2] or 0) / 10
    if counted := _COUNTED.fullmatch(plain):
        return _COUNTS[counted[1]]
    found = _NUMBER.fullmatch(plain)
    return float(found[1]) if found else None


def read_code(text: str, scale: Scale) -> float | None:
    """The number a cell stands for on this scale; NaN = a missing code; `None` = in neither list.

    >>> read_code("非常满意", Scale()), read_code("4", Scale()), read_code("9", Scale()), read_code("4/5", Scale())
    (5.0, 4.0, None, 4.0)
    """
    plain = plain_answer(text)
    if plain in {folded(code) for code in scale.missing}:
        return float("nan")
    words = {folded(word): float(value) for word, value in scale.words.items()}
    value = words.get(plain, words.get(folded(text)))
    if value is None and (value := number_of(text)) is not None and f"{value:g}" in scale.missing:
        return float("nan")
    if value is None and (scale.low, scale.high) == (1, 5) and not scale.words:
        value = float(WORDS[plain]) if plain in WORDS else None
    if value is None and (said := out_of(text)) and said[1] == scale.high:
        value = said[0]
    return value if value is not None and scale.low <= value <= scale.high else None


def home(item: str) -> tuple[float, float]:
    """The lowest and the highest score on the home scale of an item.

    >>> home("nps"), home("element.courtesy")
    ((0.0, 10.0), (1.0, 5.0))
    """
    return HOME.get(item, (1.0, 5.0))


def turned(raw: Floats, scale: Scale, item: str) -> Floats:
    """The scores on the item's home scale, high = best.

    >>> turned(np.array([1.0, 7.0]), Scale(1, 7, "low"), "csat").tolist()
    [5.0, 1.0]
    """
    low, high = home(item)
    share = (raw - scale.low) / (scale.high - scale.low)
    if scale.best == "low":
        share = 1 - share
    return np.round(low + share * (high - low), 6)


def boxes(raw: Floats, scale: Scale, item: str) -> npt.NDArray[np.int8]:
    """1 where satisfied, −1 where dissatisfied, 0 between; shape as `raw`.

    >>> boxes(np.array([5.0, 4.0, 3.0, 2.0]), Scale(), "csat").tolist()
    [1, 1, 0, -1]
    >>> boxes(np.array([9.0, 7.0, 6.0]), Scale(0, 10), "nps").tolist()
    [1, 0, -1]
    """
    best = raw if scale.best == "high" else scale.low + scale.high - raw
    top, bottom = _bounds(scale, item)
    return np.where(best >= top, 1, np.where(best <= bottom, -1, 0)).astype(np.int8)


def _bounds(scale: Scale, item: str) -> tuple[float, float]:
    if item == "nps":
        top, bottom = 9.0, 6.0
    elif item == "ces":
        middle = (scale.low + scale.high) / 2
        top, bottom = np.floor(middle) + 1, np.ceil(middle) - 1
    elif scale.high - scale.low < 3:
        top, bottom = scale.high, scale.low
    elif scale.high - scale.low > LONG:
        quarter = (scale.high - scale.low) / 4
        top, bottom = scale.high - quarter, scale.low + quarter
    else:
        top, bottom = scale.high - 1, scale.low + 1
    return (scale.top, min(bottom, scale.top - 1)) if scale.top is not None else (top, bottom)
