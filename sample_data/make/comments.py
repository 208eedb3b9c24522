"""Comments from a small grammar: opening, one or two fragments about a topic, closing. Some carry personal data."""

from __future__ import annotations

from random import Random
from typing import Any

from make.chance import happens, pick
from make.files import HERE, read

TOPICS = ("waiting", "attitude", "skill", "explanation", "price", "environment", "untold", "equipment", "praise")
# What people really type: a formula, markup, line breaks. Readers and exports must survive it.
ODD = {
    "zh": [
        "=1+1",
        "<b>太慢了</b>",
        "@客服 看这里",
        '说好的"十分钟"呢',
        "第一，等太久；\n第二，没人解释",
        "-",
        "？",
        "1",
        "+1",
        "ok",
    ],
    "en": [
        "=1+1",
        "<b>too slow</b>",
        "@manager",
        'so much for "24-hour desk"',
        "1. slow\n2. noisy",
        "-",
        "?",
        "+1",
        "ok",
    ],
}
ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
PERSONAL = {
    "zh": [
        "请回电{phone}",
        "我的电话是{phone}，请联系我",
        "身份证{identity}，请查一下",
        "车牌{plate}，停在门口",
        "发邮件到{mail}",
        "卡号{card}被多扣了钱",
    ],
    "en": ["please call me on {phone}", "my e-mail is {mail}", "my car is {plate}", "card {card} was charged twice"],
}


class Voice:
    """Comments in the words of one file in `words/`."""

    def __init__(self, words: str) -> None:
        self.words: dict[str, Any] = read(HERE / "words" / f"{words}.toml")
        self.frame = self.words["frame"]
        self.language = words.rsplit("_", 1)[1]

    def comment(self, rng: Random, score: int, topics: dict[str, float], minutes: float | None = None) -> str:
        """What somebody says who gave this score; `topics` are shares, `minutes` how long they really waited."""
        if happens(rng, 0.004):
            return rng.choice(ODD[self.language])
        tone = "good" if happens(rng, (0.04, 0.08, 0.35, 0.86, 0.97)[score - 1]) else "bad"
        if happens(rng, 0.12):
            return str(rng.choice(self.frame[f"short_{tone}"]))
        return self.sentence(rng, tone, topics, minutes)

    def sentence(self, rng: Random, tone: str, topics: dict[str, float], minutes: float | None = None) -> str:
        """One or two fragments with or without an opening and a closing."""
        parts = [rng.choice(self.frame[f"opening_{tone}"])] if happens(rng, 0.45) else []
        parts.append(rng.choice(self.words[pick(rng, topics)][tone]))
        if happens(rng, 0.22):
            parts.append(rng.choice(self.words[pick(rng, topics)][tone]))
        if happens(rng, 0.4):
            parts.append(rng.choice(self.frame[f"closing_{tone}"]))
        if happens(rng, 0.03):
            parts.append(rng.choice(PERSONAL[self.language]).format(**invented(rng)))
        text = self.frame["join"].join(dict.fromkeys(parts)).format(**amounts(rng, minutes))
        if self.language == "en":
            text = text[0].upper() + text[1:]
        return f"{text}{rng.choice(self.frame['stops'])}"


def amounts(rng: Random, minutes: float | None) -> dict[str, object]:
    """Numbers to fill in; a wait feels a fifth longer than it was."""
    felt = 5 * round(1.2 * minutes / 5) if minutes and minutes > 12 else rng.choice((20, 25, 30, 40, 45, 50))
    return {
        "minutes": felt,
        "short": max(1, round(minutes)) if minutes and minutes < 9 else rng.choice((2, 3, 5)),
        "few": rng.choice((2, 3, 4, 5)),
        "amount": rng.choice((5, 10, 15, 20, 25, 30, 50)),
        "clock": rng.choice(("9:30", "10:00", "10:20", "11:00")),
    }


def invented(rng: Random) -> dict[str, str]:
    """Personal data of nobody: area code 999999, numbers with long runs of zeros, the domains kept for examples."""
    body = f"9999991990{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}00{rng.randint(0, 9)}"
    check = "10X98765432"[sum(weight * int(digit) for weight, digit in zip(ID_WEIGHTS, body, strict=True)) % 11]
    return {
        "phone": f"1{rng.choice('3578')}000000{rng.randint(0, 999):03d}",
        "identity": body + check,
        "plate": f"{rng.choice('京沪浙川')}{rng.choice('ABCD')}0000{rng.randint(0, 9)}",
        "mail": f"guest{rng.randint(1, 999)}@example.com",
        "card": with_check_digit(f"620000000000{rng.randint(0, 999):03d}"),
    }


def with_check_digit(digits: str) -> str:
    """A bank card number that passes the Luhn test."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(digits))]
    total = sum(value - 9 if value > 9 else value for value in doubled)
    return digits + str(-total % 10)


def shares(**given: float) -> dict[str, float]:
    """Shares of topics: one in a hundred each, unless given."""
    return {topic: given.get(topic, 0.01) for topic in TOPICS}
