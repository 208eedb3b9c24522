"""`repair_survey.csv`: answers about finished repairs, one column a step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from random import Random

from make.answers import Person, ease, person, score
from make.chance import happens, stream
from make.comments import Voice, shares
from make.days import END, later
from make.files import TRUTHS, names
from make.repair_orders import DONE, SITES, Order

STEPS = names("repair", "nodes")
HEADER = (
    "答卷编号",
    "工单号",
    "答卷日期",
    "班组",
    *STEPS.values(),
    "总体满意度",
    "解决问题容易吗（1很难—7很容易）",
    "意见",
)
NOT_USED = 0
TRAINING, WEAK = TRUTHS["training"]["quoting"], TRUTHS["weak_team"]
WEIGHTS: dict[str, float] = TRUTHS["drivers"]["repair"]

ANSWERING = 0.66
SATISFIED = {
    "book": 0.80,
    "describe": 0.74,
    "diagnose": 0.70,
    "schedule": 0.76,
    "arrive": 0.78,
    "inspect": 0.80,
    "quote": 0.66,
    "consent": 0.72,
    "service": 0.81,
    "feedback": 0.73,
}
OVERALL = 0.76
SKIPPED = {"consent": 0.035, "feedback": 0.05, "diagnose": 0.02}  # share without the step; else 0.008
LATE_COSTS = 0.22
TOPICS = shares(
    waiting=0.16, attitude=0.1, skill=0.2, explanation=0.16, price=0.16, untold=0.1, praise=0.12, environment=0.05
)
VOICE = Voice("repair_zh")


def rise(step: str, day: date) -> float:
    """What the new booking app gave every step, and the training the trained ones."""
    if day < TRAINING["on"]:
        return 0.0
    return float(TRAINING["common"] + (TRAINING["effect"] if step in TRAINING["treated"] else 0.0))


def step_score(rng: Random, step: str, order: Order, day: date, who: Person) -> int:
    """The score of a step, 0 if there was no such step."""
    if happens(rng, SKIPPED.get(step, 0.008)):
        return NOT_USED
    satisfied = SATISFIED[step] + rise(step, day) - (WEAK["csat_lower_by"] if order.site == WEAK["site"] else 0.0)
    if step == "arrive":
        satisfied += 0.05 - (LATE_COSTS if order.late else 0.0)
    return score(who.parts[step], satisfied)


def answer(rng: Random, talk: Random, number: int, when: datetime, order: Order) -> tuple[object, ...]:
    """One line of the file."""
    who, day = person(rng, WEIGHTS), when.date()
    steps = [step_score(rng, step, order, day, who) for step in STEPS]
    satisfied = OVERALL + (0.04 if day >= TRAINING["on"] else 0.0)
    satisfied -= (WEAK["csat_lower_by"] if order.site == WEAK["site"] else 0.0) + (0.06 if order.fixed == "否" else 0.0)
    overall, easy = score(who.whole, satisfied), ease(who.recommends, satisfied - 0.08)
    text = VOICE.comment(talk, overall, TOPICS) if happens(talk, 0.42 if overall <= 2 else 0.22) else ""
    return (f"HF{number:05d}", order.number, f"{day}", SITES[order.site], *steps, overall, easy, text)


def rows(orders: list[Order]) -> Iterator[tuple[object, ...]]:
    """The lines of the file, by the day of the answer: one to sixty hours after the repair."""
    rng, talk = stream("repair_survey"), stream("repair_survey comments")
    done = [order for order in orders if order.status == DONE and happens(rng, ANSWERING)]
    timed = [(later(order.done, rng.uniform(60, 3600)), order) for order in done if order.done]
    given = sorted((entry for entry in timed if entry[0] < END), key=lambda entry: entry[0])
    for number, (when, order) in enumerate(given, start=1):
        yield answer(rng, talk, number, when, order)
