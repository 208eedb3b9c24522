"""`repair_orders.csv`: work orders of the repair company, with a stamp for each step. Some stamps are missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from make.chance import count, happens, pick, skewed, stream
from make.days import END, every_day, known, later, moment, stamp
from make.files import TRUTHS, names

HEADER = (
    *("工单号", "班组", "品类", "预约渠道", "预约时间", "派单时间", "承诺到达时间", "到达时间", "报价时间", "同意时间"),
    *("开始维修时间", "完成时间", "报价", "实收", "一次修好", "状态"),
)
DONE, DECLINED, CANCELLED, RUNNING = "已完成", "未同意报价", "已取消", "处理中"
SITES = names("repair", "sites")
WEAK = TRUTHS["weak_team"]

PER_DAY = {"team_east": 1.65, "team_west": 1.5, "team_south": 1.45, "team_north": 1.25}
GOODS = {"空调": 0.3, "冰箱": 0.2, "洗衣机": 0.22, "热水器": 0.18, "燃气灶": 0.1}
CHANNELS = {"电话": 0.42, "微信小程序": 0.43, "网站": 0.15}
PRICE = {"空调": 260.0, "冰箱": 240.0, "洗衣机": 180.0, "热水器": 200.0, "燃气灶": 120.0}
BOOKING_HOURS = {hour: 12.0 if 8 <= hour < 12 else 9.0 if hour < 19 else 4.0 for hour in range(8, 22)}
SLOTS = (9, 10, 11, 13, 14, 15, 16, 17, 18)


@dataclass(frozen=True)
class Order:
    """One work order."""

    number: str
    site: str
    goods: str
    channel: str
    booked: datetime
    sent: datetime | None
    promised: datetime
    arrived: datetime | None = None
    quoted: datetime | None = None
    agreed: datetime | None = None
    started: datetime | None = None
    done: datetime | None = None
    quote: int | None = None
    paid: int | None = None
    fixed: str = ""
    status: str = RUNNING

    @property
    def late(self) -> bool:
        """Whether somebody came after the promised time."""
        return self.arrived is not None and self.arrived > self.promised


def volume(day: date) -> float:
    """Summers are full because of air conditioners, Mondays because of the weekend."""
    return {6: 1.3, 7: 1.6, 8: 1.5, 12: 1.1, 1: 1.1}.get(day.month, 0.9) * (1.25 if day.weekday() == 0 else 0.95)


def booked(rng: Random, number: int, site: str, when: datetime) -> Order:
    """A new order and the promise made."""
    sent = later(when, skewed(rng, 25, 0.8))
    day = sent.date() + timedelta(days=rng.choice((0, 1, 1, 1, 2, 2, 3)))
    slot = datetime.combine(day, datetime.min.time()).replace(hour=rng.choice(SLOTS))
    promised = slot if slot > later(sent, 60) else slot + timedelta(days=1)
    return Order(f"WX{when:%y%m}{number:05d}", site, pick(rng, GOODS), pick(rng, CHANNELS), when, sent, promised)


def visited(rng: Random, order: Order) -> tuple[datetime, datetime, int]:
    """Arrival, time and amount of the quote; the share that comes late is planted."""
    late = WEAK["late_share"] if order.site == WEAK["site"] else WEAK["late_share_others"]
    off = skewed(rng, 22, 0.7) if happens(rng, late) else -min(45.0, skewed(rng, 8, 0.8))
    arrived = later(order.promised, off)
    quote = 10 * round(skewed(rng, PRICE[order.goods], 0.45) / 10)
    return arrived, later(arrived, skewed(rng, 22, 0.4)), quote


def repaired(rng: Random, order: Order, quoted: datetime, quote: int) -> Order:
    """Consent and work; in a planted share of orders the work begins first."""
    weak = order.site == WEAK["site"]
    early = WEAK["started_before_consent"] if weak else WEAK["started_before_consent_others"]
    agreed = later(quoted, skewed(rng, 6, 0.7))
    started = later(agreed, skewed(rng, 4, 0.6))
    if happens(rng, early):
        agreed, started = later(started, skewed(rng, 20, 0.5)), later(quoted, 1)
    paid = quote if happens(rng, 0.87) else 5 * round(quote * rng.uniform(1.05, 1.3) / 5)
    fixed = "是" if happens(rng, 0.82 if weak else 0.9) else "否"
    done = later(max(agreed, started), skewed(rng, 52, 0.5))
    return replace(order, agreed=agreed, started=started, done=done, paid=paid, fixed=fixed, status=DONE)


def course(rng: Random, order: Order) -> Order:
    """What became of an order."""
    if happens(rng, 0.045):
        return replace(order, status=CANCELLED)
    arrived, quoted, quote = visited(rng, order)
    order = replace(order, arrived=arrived, quoted=quoted, quote=quote)
    if happens(rng, 0.05):
        return replace(order, status=DECLINED)
    return repaired(rng, order, quoted, quote)


def by_the_last_day(order: Order) -> Order:
    """The order as known on the last day: what lies after it has not happened."""
    order = replace(
        order,
        sent=known(order.sent),
        arrived=known(order.arrived),
        quoted=known(order.quoted),
        agreed=known(order.agreed),
        started=known(order.started),
        done=known(order.done),
        quote=order.quote if known(order.quoted) else None,
    )
    if order.status == DONE and order.done is None:
        return replace(order, paid=None, fixed="", status=RUNNING)
    return replace(order, status=RUNNING) if order.status == DECLINED and order.quoted is None else order


def forgetful(rng: Random, order: Order) -> Order:
    """Some stamps were never entered."""

    def kept(when: datetime | None, gap: float) -> datetime | None:
        return None if happens(rng, gap) else when

    return replace(
        order,
        sent=kept(order.sent, 0.03),
        arrived=kept(order.arrived, 0.03),
        quoted=kept(order.quoted, 0.04),
        agreed=kept(order.agreed, 0.05),
        started=kept(order.started, 0.02),
    )


def orders() -> list[Order]:
    """All orders by time of booking."""
    rng = stream("repair_orders")
    taken = sorted(
        (moment(rng, day, BOOKING_HOURS), site)
        for day in every_day()
        for site in PER_DAY
        for _ in range(count(rng, PER_DAY[site] * volume(day)))
    )
    started = (booked(rng, number, site, when) for number, (when, site) in enumerate(taken, start=1) if when < END)
    return [forgetful(rng, by_the_last_day(course(rng, order))) for order in started]


def rows(all_orders: list[Order]) -> Iterator[tuple[object, ...]]:
    """The lines of the file."""
    for order in all_orders:
        times = (
            order.booked,
            order.sent,
            order.promised,
            order.arrived,
            order.quoted,
            order.agreed,
            order.started,
            order.done,
        )
        stamps = (stamp(when, "%Y-%m-%d %H:%M") for when in times)
        amounts = ("" if amount is None else amount for amount in (order.quote, order.paid))
        yield (
            order.number,
            SITES[order.site],
            order.goods,
            order.channel,
            *stamps,
            *amounts,
            order.fixed,
            order.status,
        )
