"""`bank_queue.csv`: the log of the queue machine, one line a ticket."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from make.chance import count, happens, pick, skewed, stream
from make.days import every_day, is_open, later, moment, stamp
from make.files import TRUTHS, names

HEADER = ("票号", "网点", "窗口", "业务类型", "取号时间", "叫号时间", "结束时间", "状态")
SERVED, LEFT, NO_SHOW = "已办结", "弃号", "未到"
NODES, SITES = names("bank", "nodes"), names("bank", "sites")
LETTERS = {"centre": "Z", "east": "D", "campus": "X", "counter_1": "A", "counter_2": "B", "wealth": "W", "vip": "V"}

PER_DAY = {"counter_1": 7.7, "counter_2": 6.7, "wealth": 3.2, "vip": 0.6}
MEDIAN_WAIT = {"counter_1": 5.02, "counter_2": 5.0, "wealth": 5.6, "vip": 2.0}
MEDIAN_SERVICE = {"counter_1": 6.0, "counter_2": 6.5, "wealth": 17.0, "vip": 14.0}
SPREAD = 0.6
SITE_VOLUME = {"centre": 1.15, "east": 1.0, "campus": 0.85}
SITE_WAIT = {"centre": 1.06, "east": 0.97, "campus": 0.97}
HOURS = {9: 11.0, 10: 17.0, 11: 14.0, 12: 8.0, 13: 9.0, 14: 15.0, 15: 14.0, 16: 8.0}
BUSY = {10: 1.25, 11: 1.1, 14: 1.2, 15: 1.08, 12: 0.92}
BUSINESS = {
    "counter_1": {"存取款": 0.55, "开户销户": 0.2, "挂失补卡": 0.15, "转账汇款": 0.1},
    "counter_2": {"转账汇款": 0.35, "存取款": 0.35, "对公业务": 0.3},
    "wealth": {"理财咨询": 0.7, "贷款咨询": 0.3},
    "vip": {"理财咨询": 0.6, "对公业务": 0.4},
}


@dataclass(frozen=True)
class Ticket:
    """One ticket; `called` and `closed` are missing where it came to nothing."""

    number: str
    site: str
    node: str
    business: str
    opened: datetime
    called: datetime | None
    closed: datetime | None
    status: str

    @property
    def wait(self) -> float | None:
        """Minutes from taking the number to being called."""
        return None if self.called is None else (self.called - self.opened).total_seconds() / 60


def in_drop(node: str, day: date) -> bool:
    """Whether this node is in the planted bad time."""
    return bool(node == TRUTHS["drop"]["node"] and day >= TRUTHS["drop"]["from"])


def day_volume(day: date) -> float:
    """Mondays and the pay days (10th, 15th) are full, Saturdays thin."""
    return {0: 1.2, 5: 0.7}.get(day.weekday(), 1.0) * (1.2 if day.day in (10, 15) else 1.0)


def wait_minutes(rng: Random, site: str, node: str, opened: datetime) -> float:
    """How long this ticket would wait if its holder stayed."""
    drop, outage = TRUTHS["drop"], TRUTHS["outage"]
    median = MEDIAN_WAIT[node] * SITE_WAIT[site] * BUSY.get(opened.hour, 1.0) * (1.08 if opened.weekday() == 0 else 1.0)
    if in_drop(node, opened.date()):
        median *= 1.02 * drop["wait_p90_after"] / drop["wait_p90_before"]  # 1.02: the longest waits leave
    if node == outage["node"] and opened.date() == outage["on"]:
        median *= outage["wait_factor"]
    return skewed(rng, median, SPREAD)


def serve(rng: Random, number: str, site: str, node: str, opened: datetime) -> Ticket:
    """What became of one ticket: the longer the wait, the more leave."""
    wait = wait_minutes(rng, site, node, opened)
    business = pick(rng, BUSINESS[node])
    called = later(opened, wait)
    closed = later(called, skewed(rng, MEDIAN_SERVICE[node], 0.45))
    if happens(rng, min(0.3, 0.012 + 0.004 * max(0.0, wait - 10))):
        return Ticket(number, site, node, business, opened, None, None, LEFT)
    if happens(rng, 0.02):
        return Ticket(number, site, node, business, opened, called, None, NO_SHOW)
    return Ticket(number, site, node, business, opened, called, closed, SERVED)


def tickets() -> list[Ticket]:
    """All tickets, in the order they were taken at each site and day."""
    rng, result = stream("bank_queue"), []
    for day in filter(is_open, every_day()):
        for site in SITES:
            taken = sorted(
                (moment(rng, day, HOURS), node)
                for node in PER_DAY
                for _ in range(count(rng, PER_DAY[node] * SITE_VOLUME[site] * day_volume(day)))
            )
            for place, (opened, node) in enumerate(taken, start=1):
                number = f"{LETTERS[site]}{day:%y%m%d}{LETTERS[node]}{place:03d}"
                result.append(serve(rng, number, site, node, opened))
    return result


def rows(all_tickets: list[Ticket]) -> Iterator[tuple[str, ...]]:
    """The lines of the file, with its flaws: clocks that run backwards and lines written twice."""
    rng, flaws = stream("bank_queue flaws"), TRUTHS["flaws"]["bank_queue"]
    served = [place for place, ticket in enumerate(all_tickets) if ticket.status == SERVED]
    chosen = rng.sample(served, flaws["called_before_taken"] + flaws["duplicate"])
    backwards, twice = set(chosen[: flaws["called_before_taken"]]), set(chosen[flaws["called_before_taken"] :])
    for place, ticket in enumerate(all_tickets):
        called = later(ticket.opened, -7) if place in backwards else ticket.called
        times = (stamp(ticket.opened), stamp(called), stamp(ticket.closed))
        row = (ticket.number, SITES[ticket.site], NODES[ticket.node], ticket.business, *times, ticket.status)
        yield row
        if place in twice:
            yield row
