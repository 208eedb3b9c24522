"""`bank_kano.csv`: what people feel if a feature is there, and if it is not."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from make.chance import happens, pick, stream
from make.days import FIRST, LAST, is_open, moment, unpadded
from make.files import TRUTHS, names

FEATURES: dict[str, dict[str, str]] = TRUTHS["kano"]
HEADER = (
    *("序号", "提交答卷时间", "网点", "年龄段"),
    *(f"{there}{feature['zh']}，您的感受" for feature in FEATURES.values() for there in ("有", "没有")),
)
LIKE, MUST, NEUTRAL, BEAR, DISLIKE = "我很喜欢", "理所当然", "无所谓", "可以忍受", "我不喜欢"
PERSONS = 300
AGES = {"18—30岁": 0.34, "31—50岁": 0.36, "51岁及以上": 0.3}
YOUNG = "18—30岁"
# Class → pairs (if it is there, if it is not) with their shares; the rest of the people answer at random.
PAIRS = {
    "A": {(LIKE, NEUTRAL): 0.5, (LIKE, BEAR): 0.3, (LIKE, MUST): 0.2},
    "O": {(LIKE, DISLIKE): 1.0},
    "M": {(MUST, DISLIKE): 0.7, (NEUTRAL, DISLIKE): 0.2, (BEAR, DISLIKE): 0.1},
    "I": {(NEUTRAL, NEUTRAL): 0.6, (MUST, NEUTRAL): 0.2, (NEUTRAL, BEAR): 0.2},
    "R": {(DISLIKE, NEUTRAL): 0.4, (DISLIKE, MUST): 0.3, (DISLIKE, LIKE): 0.3},
}
CERTAIN = 0.62
ELSE = {"I": 0.4, "A": 0.25, "M": 0.18, "O": 0.17}


def leaning(rng: Random, feature: dict[str, str], age: str) -> str:
    """The class this person answers in."""
    wanted = feature["class"]
    if wanted == "mixed":
        wanted = feature["young"] if age == YOUNG or (age != "51岁及以上" and happens(rng, 0.58)) else feature["older"]
    return wanted if happens(rng, CERTAIN) else pick(rng, ELSE)


def pair(rng: Random, feature: dict[str, str], age: str) -> tuple[str, str]:
    """The two answers about a feature; one side in fifty is left out, one person in a hundred contradicts himself."""
    if happens(rng, 0.01):
        return LIKE, LIKE
    shares = PAIRS[leaning(rng, feature, age)]
    there, missing = rng.choices(list(shares), weights=list(shares.values()))[0]
    return "" if happens(rng, 0.02) else there, "" if happens(rng, 0.02) else missing


def rows() -> Iterator[tuple[object, ...]]:
    """The lines of the file: a survey of six weeks in spring 2026."""
    rng, sites = stream("bank_kano"), list(names("bank", "sites").values())
    days = [day for day in (FIRST.fromordinal(LAST.toordinal() - back) for back in range(230, 188, -1)) if is_open(day)]
    hours = dict.fromkeys(range(9, 17), 1.0)
    for number, when in enumerate(sorted(moment(rng, rng.choice(days), hours) for _ in range(PERSONS)), start=1):
        age = pick(rng, AGES)
        answers = [answer for feature in FEATURES.values() for answer in pair(rng, feature, age)]
        yield (number, unpadded(when), rng.choice(sites), age, *answers)
