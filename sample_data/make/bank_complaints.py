"""`bank_complaints.csv`: complaint cases of the bank. Those not answered or closed by the last day are open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from random import Random

from make.bank_queue import NODES, SERVED, SITES, Ticket, in_drop
from make.bank_survey import CHINESE, ON_THE_PHONE, TOPICS
from make.chance import count, happens, pick, skewed, stream
from make.days import END, every_day, in_office_hours, known, later, moment, stamp, working_days_later
from make.files import TRUTHS

HEADER = (
    *("工单号", "网点", "节点", "受理时间", "首次答复时间", "办结时间", "承诺办结时间"),
    *("类别", "严重程度", "内容", "是否一次解决"),
)
CATEGORIES = {
    "waiting": "等候时间",
    "attitude": "服务态度",
    "skill": "业务差错",
    "explanation": "解释不清",
    "price": "收费争议",
    "environment": "环境设施",
    "untold": "未提前告知",
    "equipment": "设备故障",
}
PER_TICKET = {"counter_1": TRUTHS["drop"]["complaint_rate_before"], "counter_2": 0.007, "wealth": 0.008, "vip": 0.003}
PER_DAY = {"guide": 0.02, "ticket_machine": 0.05, "phone": 0.07}  # all sites together; no tickets to divide by
EXTRA = {"waiting": 0.12, "untold": 0.05, "price": 0.06, "attitude": 0.05}
SEVERITY = {"一般": 0.72, "较重": 0.22, "严重": 0.06}
HOURS = {hour: 10.0 if 9 <= hour < 18 else 2.0 for hour in range(8, 22)}
PROMISED_DAYS = 5


def sources(tickets: list[Ticket], rng: Random) -> list[tuple[datetime, str, str]]:
    """When, where and about which node people complain; mostly within a day of being served."""
    result = []
    for ticket in tickets:
        bad = in_drop(ticket.node, ticket.opened.date())
        rate = TRUTHS["drop"]["complaint_rate_after"] if bad else PER_TICKET[ticket.node]
        if ticket.status == SERVED and ticket.closed and happens(rng, rate):
            result.append((later(ticket.closed, skewed(rng, 180, 1.2)), ticket.site, ticket.node))
    for day in every_day():
        for node, mean in PER_DAY.items():
            result += [(moment(rng, day, HOURS), rng.choice(list(SITES)), node) for _ in range(count(rng, mean))]
    return sorted(source for source in result if source[0] < END)


def case(rng: Random, number: int, when: datetime, site: str, node: str) -> tuple[str, ...]:
    """One line of the file."""
    topics = {topic: TOPICS[node][topic] + EXTRA.get(topic, 0.0) for topic in CATEGORIES}
    voice = ON_THE_PHONE if node == "phone" else CHINESE
    topic, severity = pick(rng, topics), pick(rng, SEVERITY)
    replied = in_office_hours(later(when, skewed(rng, 60 * (3 if severity == "严重" else 6), 1.0)))
    closed = in_office_hours(later(replied, skewed(rng, 60 * 46, 0.9)))
    if happens(rng, 0.02):
        closed = END  # never closed
    at_once = "" if known(closed) is None else pick(rng, {"是": 0.68, "否": 0.32})
    times = (when, known(replied), known(closed), working_days_later(when, PROMISED_DAYS))
    return (
        *(f"TS{when:%Y%m}{number:04d}", SITES[site], NODES[node], *(stamp(time, "%Y-%m-%d %H:%M") for time in times)),
        *(CATEGORIES[topic], severity, voice.sentence(rng, "bad", {topic: 1.0}), at_once),
    )


def rows(tickets: list[Ticket]) -> Iterator[tuple[str, ...]]:
    """The lines of the file."""
    rng = stream("bank_complaints")
    for number, (when, site, node) in enumerate(sources(tickets, rng), start=1):
        yield case(rng, number, when, site, node)
