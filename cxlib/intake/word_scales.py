"""Scales of words, in Chinese and English: from best to worst, synonyms of one step joined by a bar. Data, not code."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxlib.intake.columns import Scale
from cxlib.intake.scales import folded

MARKED = 0.5
"""How sure letters are: the file does not tell that A is best, nor how many there are."""
BELIEVED = 30
"""Answers it takes to believe that a longer scale's other steps are not offered."""


@dataclass(frozen=True)
class Family:
    """One scale of words. `alone`: its words tell a judgement whatever the header says. `marks`: they are letters of
    grades, which may as well be those of choices. `told_by`: how many of its steps have to be seen to tell a judgement
    alone; Professional may be a kind of customer.
    """

    steps: tuple[str, ...]
    alone: bool = True
    marks: bool = False
    told_by: int = 1

    @property
    def words(self) -> dict[str, int]:
        """Word → step, 1 is worst."""
        size = len(self.steps)
        return {word: size - at for at, step in enumerate(self.steps) for word in step.split("|")}


def _family(text: str, alone: bool = True, marks: bool = False, told_by: int = 1) -> Family:
    return Family(tuple(step.strip() for step in text.split(">")), alone, marks, told_by)


FAMILIES = (
    _family("非常满意|很满意|十分满意 > 满意|比较满意|较满意 > 一般|基本满意|中立|尚可|普通"
            " > 不满意|不太满意|比较不满意|较不满意 > 非常不满意|很不满意|十分不满意"),
    _family("very satisfied|highly satisfied|completely satisfied|totally satisfied|fully satisfied|delighted"
            " > satisfied|somewhat satisfied|fairly satisfied"
            " > neutral|neither satisfied nor dissatisfied|neither satisfied or dissatisfied|neither"
            " > dissatisfied|unsatisfied|somewhat dissatisfied|fairly dissatisfied|not satisfied"
            " > very dissatisfied|very unsatisfied|highly dissatisfied|completely dissatisfied|totally dissatisfied"
            "|not at all satisfied"),
    _family("very satisfied > satisfied > somewhat satisfied > not satisfied|dissatisfied|unsatisfied"
            " > very dissatisfied|not at all satisfied"),
    _family("very satisfied > somewhat satisfied > not very satisfied|not too satisfied > not at all satisfied"),
    _family("extremely satisfied > somewhat satisfied|satisfied > neither satisfied nor dissatisfied|neutral"
            " > somewhat dissatisfied|dissatisfied > extremely dissatisfied"),
    _family("excellent|very good|great|outstanding|amazing|superb"
            " > good > fair|average|ok|okay|acceptable|so-so|neither good nor poor|neither good nor bad"
            " > poor|bad|not good > very poor|very bad|terrible|awful|horrible"),
    _family("excellent|outstanding > above average|good > average|satisfactory"
            " > below average|needs improvement > poor|unsatisfactory"),
    _family("很好|非常好|优秀 > 好|较好|比较好|良好 > 一般|中等|普通|还可以 > 差|较差|比较差|不好 > 很差|非常差"),
    _family("strongly agree|completely agree|totally agree|fully agree > agree|somewhat agree|tend to agree"
            " > neither agree nor disagree|neutral|undecided > disagree|somewhat disagree|tend to disagree"
            " > strongly disagree|completely disagree|totally disagree|fully disagree", alone=False),
    _family("strongly agree > agree > disagree > strongly disagree", alone=False),
    _family("非常同意|完全同意 > 同意|比较同意 > 一般|中立|不确定|普通 > 不同意|比较不同意 > 非常不同意|完全不同意",
            alone=False),
    _family("非常容易|很容易 > 容易|比较容易 > 一般|普通 > 困难|比较困难|不容易 > 非常困难|很困难", alone=False),
    _family("very easy|extremely easy > easy|somewhat easy > neutral|neither easy nor difficult > difficult"
            "|somewhat difficult > very difficult|extremely difficult", alone=False),
    _family("very easy|extremely easy > easy > somewhat easy|slightly easy > neutral|neither easy nor difficult"
            " > somewhat difficult|slightly difficult > difficult > very difficult|extremely difficult", alone=False),
    _family("very likely|extremely likely > likely|somewhat likely"
            " > neutral|neither likely nor unlikely|neither|undecided|not sure|unsure|maybe"
            " > unlikely|somewhat unlikely > very unlikely|extremely unlikely|not at all likely", alone=False),
    _family("definitely|definitely yes|definitely would > probably|probably yes|probably would"
            " > might or might not|not sure|unsure|neutral > probably not|probably no|probably would not"
            " > definitely not|definitely no|definitely would not", alone=False),
    _family("definitely yes|definitely|yes, definitely > probably yes|probably|yes, probably"
            " > probably no|probably not|no, probably not > definitely no|definitely not|no, definitely not",
            alone=False),
    _family("yes|yes, definitely|yes, completely|yes, fully > partly|partially|somewhat|to some extent"
            "|yes, to some extent|yes, somewhat|yes, partly > no|not at all", alone=False),
    _family("much better than expected|far exceeded expectations|far above expectations"
            " > better than expected|exceeded expectations|exceeds expectations|above expectations"
            " > as expected|about as expected|met expectations|meets expectations"
            " > worse than expected|below expectations|did not meet expectations"
            " > much worse than expected|far below expectations", told_by=3),
    _family("exceeded expectations|exceeds expectations|above expectations|better than expected"
            " > met expectations|meets expectations|as expected"
            " > below expectations|did not meet expectations|worse than expected", told_by=2),
    *(
        _family(f"very {word}|extremely {word} > {word}|somewhat {word}|fairly {word}"
                f" > neutral|average|neither|neither {word} nor {other} > {other}|somewhat {other}|not {word}"
                f" > very {other}|extremely {other}|not at all {word}", alone=word != "important", told_by=3)
        for word, other in (("safe", "unsafe"), ("important", "unimportant"), ("helpful", "unhelpful"),
                            ("comfortable", "uncomfortable"), ("friendly", "unfriendly"), ("clean", "dirty"),
                            ("clean", "unclean"), ("reliable", "unreliable"), ("convenient", "inconvenient"),
                            ("favorable", "unfavorable"), ("favourable", "unfavourable"),
                            ("pleasant", "unpleasant"), ("professional", "unprofessional"), ("clear", "unclear"),
                            ("polite", "impolite"), ("polite", "rude"), ("pleased", "displeased"))
    ),
    _family("非常重要 > 重要|比较重要 > 一般|普通 > 不重要|不太重要 > 非常不重要|很不重要", alone=False),
    _family("非常符合 > 符合|比较符合 > 一般|不确定 > 不符合|比较不符合 > 非常不符合", alone=False),
    _family("😀|😃|😄|😁|😍|🤩|🥰 > 🙂|😊|☺ > 😐|😶 > 🙁|😕|😟|☹|😞 > 😡|😠|🤬|😢|😭"),
    _family("非常满意 > 满意 > 比较满意|有点满意 > 一般|中立|普通 > 比较不满意|有点不满意 > 不满意 > 非常不满意"),
    _family("extremely satisfied|completely satisfied|very satisfied > satisfied|moderately satisfied|mostly satisfied"
            " > slightly satisfied|somewhat satisfied > neither satisfied nor dissatisfied|neutral"
            " > slightly dissatisfied|somewhat dissatisfied > dissatisfied|moderately dissatisfied|mostly dissatisfied"
            " > extremely dissatisfied|completely dissatisfied|very dissatisfied"),
    _family("strongly agree > agree > somewhat agree|slightly agree > neither agree nor disagree|neutral"
            " > somewhat disagree|slightly disagree > disagree > strongly disagree", alone=False),
    _family("非常同意 > 同意 > 比较同意|有点同意 > 一般|中立 > 比较不同意|有点不同意 > 不同意 > 非常不同意",
            alone=False),
    _family("extremely happy > very happy > happy > neutral > unhappy > very unhappy > extremely unhappy"),
    _family("very happy|extremely happy > happy > neutral|neither happy nor unhappy > unhappy"
            " > very unhappy|extremely unhappy"),
    _family("very high quality > high quality > neither high nor low quality > low quality > very low quality"),
    *(
        _family(f"extremely {word} > very {word} > somewhat {word}|moderately {word}"
                f" > not so {word}|not very {word}|slightly {word} > not at all {word}", alone=False)
        for word in ("responsive", "helpful", "friendly", "professional", "knowledgeable", "courteous", "clear",
                     "easy", "well", "quickly", "useful", "convenient", "clean", "comfortable", "likely", "important",
                     "satisfied")
    ),
    _family("优|优秀 > 良|良好 > 中|中等|一般 > 差", alone=False),
    _family("优|优秀|优良 > 良|良好 > 中|中等|一般|合格|及格|达标 > 差|较差|不合格|不及格|不达标", alone=False),
    _family("合格|达标 > 基本合格|基本达标 > 不合格|不达标", alone=False),
    _family("甲|甲等|甲级 > 乙|乙等|乙级 > 丙|丙等|丙级 > 丁|丁等|丁级", alone=False, marks=True),
    _family("甲|甲等|甲级 > 乙|乙等|乙级 > 丙|丙等|丙级 > 丁|丁等|丁级 > 戊|戊等|戊级", alone=False, marks=True),
    *(_family(grades, alone=False, marks=True) for grades in (
        "a|a级|a等 > b|b级|b等 > c|c级|c等 > d|d级|d等", "a > b > c > d > e|f",
        "a > b > c > d > e > f", "a+ > a > b+ > b > c+ > c > d+ > d > e|f",
        "a+ > a > a- > b+ > b > b- > c+ > c > c- > d+ > d > d- > e|f")),
    _family("excellent > very good > good > fair|average > poor"),
    _family("excellent > good > fair > poor"),
    _family("非常满意 > 满意 > 不满意 > 非常不满意"),
    _family("very satisfied > satisfied > dissatisfied > very dissatisfied"),
    _family("很好|好 > 一般|还行|还可以 > 差|不好|很差"),
    _family("满意|很满意 > 一般|基本满意 > 不满意"),
    _family("good|great > average|fair|ok|okay|neutral > poor|bad"),
    _family("good > bad"),
    _family("satisfied|happy > neutral > dissatisfied|unsatisfied|unhappy"),
    _family("😀|😃|😄|🙂|😊 > 😐 > 🙁|☹|😞|😡|😠"),
    _family("好评 > 中评 > 差评"),
    _family("满意 > 不满意"),
    _family("satisfied > dissatisfied|unsatisfied|not satisfied|neutral or dissatisfied"),
    _family("好评|赞|👍|😀|🙂|😊 > 差评|踩|👎|😡|🙁|😞"),
    _family("是|有|对 > 否|不是|没有|无", alone=False),
    _family("愿意|会|推荐|肯定会 > 不确定|可能|可能会|看情况|说不清 > 不愿意|不会|不推荐|肯定不会", alone=False),
    _family("yes|definitely > not sure|maybe|unsure|don't know yet|possibly > no|definitely not", alone=False),
    _family("thumbs up|thumbs-up|liked > thumbs down|thumbs-down|disliked"),
    _family("愿意|会|推荐 > 不愿意|不会|不推荐", alone=False),
    _family("yes|y|true > no|n|false", alone=False),
)  # fmt: skip


def of_words(texts: Iterable[str], answers: int) -> tuple[Family, Scale, float] | None:
    """The family all these distinct words come from, its scale, and how sure that is.

    A short scale that is part of a longer one is believed only when all its steps were seen in enough answers.

    >>> of_words(["一般", "很好", "差"], 50)[1].high, of_words(["一般", "很好", "差"], 5)[1].high
    (3, 5)
    """
    seen = {folded(text) for text in texts}
    fitting = [one for one in FAMILIES if seen and seen <= set(one.words)]
    if not fitting:
        return None
    # Two words of one file are two steps wherever a family keeps them apart.
    most = max(len(_steps(one, seen)) for one in fitting)
    fitting = [one for one in fitting if len(_steps(one, seen)) == most]
    whole = [one for one in fitting if len(one.steps) == most]
    if whole and (answers >= BELIEVED or whole == fitting):
        return _found(min(whole, key=_size), 0.9)
    return _found(min(fitting, key=_from_five), 0.9 if any(len(one.steps) == 5 for one in fitting) else 0.7)


def _found(family: Family, sure: float) -> tuple[Family, Scale, float]:
    words = {word: float(step) for word, step in family.words.items()}
    return family, Scale(1, len(family.steps), words=words), MARKED if family.marks else sure


def _steps(family: Family, seen: set[str]) -> set[int]:
    return {family.words[word] for word in seen}


def _size(family: Family) -> int:
    return len(family.steps)


def _from_five(family: Family) -> tuple[int, int]:
    return abs(len(family.steps) - 5), len(family.steps)
