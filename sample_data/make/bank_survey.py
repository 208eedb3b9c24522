"""`bank_survey.csv`: answers about the bank, as a Chinese questionnaire tool exports them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from make.answers import Person, person, recommendation, score
from make.bank_queue import SERVED, Ticket, in_drop
from make.chance import count, happens, pick, stream
from make.comments import Voice, shares
from make.days import END, every_day, is_open, later, moment, unpadded
from make.files import TRUTHS, names

ELEMENTS = {
    "reliability": "可靠性",
    "responsiveness": "响应性",
    "friendliness": "友好性",
    "empathy": "移情性",
    "tangibles": "有形性",
}
HEADER = (
    *("序号", "提交答卷时间", "所用时间", "来源", "网点", "服务节点", "票号", "3、您对本次服务的总体满意度"),
    *ELEMENTS.values(),
    *(f"期望—{name}" for name in ELEMENTS.values()),
    *("您有多大可能向朋友推荐", "您的意见"),
)
WORDS = {5: "非常满意", 4: "满意", 3: "一般", 2: "不满意", 1: "非常不满意"}
NODES, SITES = names("bank", "nodes"), names("bank", "sites")
DROP, CURVE, WEAKEST = TRUTHS["drop"], TRUTHS["wait_curve"], TRUTHS["weakest_element"]
WEIGHTS: dict[str, float] = TRUTHS["drivers"]["bank"]

ANSWERING = {"counter_1": 0.24, "counter_2": 0.22, "wealth": 0.26, "vip": 0.3}  # share of served tickets
PER_DAY = {"guide": 0.78, "ticket_machine": 0.8, "phone": 0.75}  # answers per site and day
SITE_LIFT = {"centre": 0.01, "east": 0.0, "campus": -0.01}
SATISFIED = {
    "guide": 0.83,
    "ticket_machine": 0.82,
    "phone": 0.79,
    "counter_1": 0.875,
    "counter_2": 0.87,
    "wealth": 0.86,
    TRUTHS["small"]["node"]: TRUTHS["small"]["csat"],
}
ELEMENT_USUAL = {"reliability": 0.86, "responsiveness": 0.82, "friendliness": 0.86, "empathy": 0.82, "tangibles": 0.85}
ELEMENT_AT = {
    ("guide", "friendliness"): 0.91, ("guide", "tangibles"): 0.80, ("ticket_machine", "tangibles"): 0.75,
    ("ticket_machine", "friendliness"): 0.78, ("phone", "empathy"): 0.75, ("phone", "tangibles"): 0.82,
    ("wealth", "empathy"): 0.78, ("vip", "responsiveness"): 0.95, ("vip", "empathy"): 0.94,
    (WEAKEST["node"], WEAKEST["element"]): WEAKEST["satisfied"],
}  # fmt: skip
EXPECTED = {"reliability": 0.96, "responsiveness": 0.94, "friendliness": 0.90, "empathy": 0.84, "tangibles": 0.78}
TOPICS = {
    "guide": shares(attitude=0.25, explanation=0.2, praise=0.2, environment=0.15, waiting=0.1, untold=0.1),
    "ticket_machine": shares(equipment=0.5, waiting=0.15, explanation=0.15, environment=0.1, untold=0.05),
    "counter_1": shares(
        waiting=0.32, attitude=0.16, skill=0.14, explanation=0.14, untold=0.1, price=0.06, equipment=0.04
    ),
    "counter_2": shares(attitude=0.18, skill=0.2, waiting=0.16, explanation=0.14, price=0.1, praise=0.1, untold=0.06),
    "vip": shares(praise=0.4, attitude=0.2, skill=0.2, environment=0.12),
    "wealth": shares(explanation=0.28, skill=0.2, price=0.16, waiting=0.1, praise=0.1, untold=0.08),
    "phone": shares(waiting=0.25, explanation=0.22, attitude=0.2, skill=0.15, untold=0.1),
}
HOURS = {9: 8.0, 10: 12.0, 11: 11.0, 12: 7.0, 13: 8.0, 14: 11.0, 15: 11.0, 16: 8.0}
PHONE_HOURS = {hour: 10.0 if 9 <= hour < 18 else 4.0 for hour in range(8, 22)}
CHINESE, ENGLISH, ON_THE_PHONE = Voice("bank_zh"), Voice("bank_en"), Voice("bank_phone_zh")


@dataclass(frozen=True)
class Visit:
    """What an answer is about."""

    when: datetime
    site: str
    node: str
    ticket: Ticket | None = None

    @property
    def over(self) -> float:
        """Minutes waited beyond what customers put up with."""
        wait = self.ticket.wait if self.ticket and self.node in CURVE["nodes"] else None
        return max(0.0, wait - CURVE["holds_until"]) if wait is not None else 0.0

    @property
    def loss(self) -> float:
        """Share of satisfied people lost by the wait and by the bad time."""
        direct = DROP["direct"] if in_drop(self.node, self.when.date()) else 0.0
        return float(CURVE["lost_per_minute"] * self.over + direct)


def visits(tickets: list[Ticket], rng: Random) -> list[Visit]:
    """Everybody who answers, by time."""
    result = []
    for ticket in tickets:
        if ticket.status == SERVED and ticket.closed and happens(rng, ANSWERING[ticket.node]):
            pause = rng.uniform(1, 40) if happens(rng, 0.9) else rng.uniform(600, 1500)
            result.append(Visit(later(ticket.closed, pause), ticket.site, ticket.node, ticket))
    for day in every_day():
        result += [visit for site in SITES for node in PER_DAY for visit in walk_ins(rng, day, site, node)]
    return sorted((visit for visit in result if visit.when < END), key=lambda visit: visit.when)


def walk_ins(rng: Random, day: date, site: str, node: str) -> list[Visit]:
    """Answers about a node without queue tickets; the telephone is answered every day."""
    if not is_open(day) and node != "phone":
        return []
    hours = PHONE_HOURS if node == "phone" else HOURS
    return [Visit(moment(rng, day, hours), site, node) for _ in range(count(rng, PER_DAY[node]))]


def scores(rng: Random, visit: Visit, who: Person, hasty: bool) -> list[object]:
    """Five perceptions (the hasty give one score to all), then five expectations, which only a third is asked for."""
    result: list[object] = []
    for element in ELEMENTS:
        satisfied = ELEMENT_AT.get((visit.node, element), ELEMENT_USUAL[element])
        lost = visit.loss if element == "responsiveness" else 0.4 * visit.loss
        value = score(who.whole if hasty else who.parts[element], max(0.06, satisfied - lost))
        result.append(pick(rng, {str(value): 0.965, "不适用": 0.025, "": 0.01}))
    asked = visit.when.minute % 3 == 0
    for element in ELEMENTS:
        value = score(rng.random(), EXPECTED[element])
        result.append(value if asked and not happens(rng, 0.02) else "")
    return result


def remark(rng: Random, visit: Visit, overall: int) -> str:
    """The comment, mostly none; the unhappy write more often, and about the wait if it was long."""
    if not happens(rng, 0.5 if overall <= 2 else 0.24):
        return ""
    topics = dict(TOPICS[visit.node])
    if visit.over:
        topics["waiting"] += 0.6
    voice = ON_THE_PHONE if visit.node == "phone" else ENGLISH if happens(rng, 0.05) else CHINESE
    return voice.comment(rng, overall, topics, visit.ticket.wait if visit.ticket else None)


def answer(rng: Random, talk: Random, number: int, visit: Visit) -> list[object]:
    """One line of the file."""
    who = person(rng, WEIGHTS)
    satisfied = max(0.06, SATISFIED[visit.node] + SITE_LIFT[visit.site] - visit.loss)
    overall = score(who.whole, satisfied)
    ticket = visit.ticket.number if visit.ticket and happens(rng, 0.92) else ""
    source = pick(rng, {"微信": 0.7, "手机提交": 0.2, "链接": 0.1})
    hasty = happens(rng, 0.015)
    seconds = rng.randint(4, 9) if hasty else rng.randint(35, 260)
    return [
        *(number, unpadded(visit.when), f"{seconds}秒", source, SITES[visit.site], NODES[visit.node]),
        *(ticket, "" if happens(rng, 0.006) else WORDS[overall], *scores(rng, visit, who, hasty)),
        *(recommendation(who.recommends, satisfied), remark(talk, visit, overall)),
    ]


def spoil(rng: Random, lines: list[list[object]]) -> None:
    """Put the flaws in, each on lines of its own; the lines to be written twice come last."""
    flaws, ticket = TRUTHS["flaws"]["bank_survey"], HEADER.index("票号")
    wrong = {
        "unknown_word": (HEADER.index("3、您对本次服务的总体满意度"), "还行"),
        "impossible_date": (HEADER.index("提交答卷时间"), "2026/2/30 9:12:40"),
        "unknown_node": (HEADER.index("服务节点"), "三号窗口"),
        "out_of_scale": (HEADER.index("友好性"), "7"),
    }
    clean = rng.sample(lines, len(lines))
    for flaw, (column, text) in wrong.items():
        for _ in range(flaws[flaw]):
            clean.pop()[column] = text
    for line in [line for line in clean if line[ticket]][: flaws["ticket_not_found"]]:
        line[ticket] = f"{str(line[ticket])[:-3]}9{str(line[ticket])[-2:]}"  # no day has 900 tickets
    for line in [clean.pop() for _ in range(flaws["duplicate"])]:
        lines.insert(lines.index(line), list(line))


def rows(tickets: list[Ticket]) -> list[list[object]]:
    """The lines of the file."""
    rng, talk = stream("bank_survey"), stream("bank_survey comments")
    lines = [answer(rng, talk, number, visit) for number, visit in enumerate(visits(tickets, rng), start=1)]
    spoil(rng, lines)
    return lines
