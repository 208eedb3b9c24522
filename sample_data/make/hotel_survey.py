"""`hotel_survey.csv`: answers of hotel guests, in English, with survey weights."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from make.answers import Person, person, recommendation, score
from make.chance import count, happens, pick, stream
from make.comments import Voice, shares
from make.days import every_day
from make.files import TRUTHS, names

NODES, SITES = names("hotel", "nodes", "en"), names("hotel", "sites", "en")
HEADER = (
    *("Response ID", "Date", "Property", "Booking channel", *NODES.values(), "Overall satisfaction"),
    *("Likelihood to recommend", "Weight", "Comment"),
)
DID_NOT_USE = 6
BETTER = TRUTHS["improvement"]
WEIGHTS: dict[str, float] = TRUTHS["drivers"]["hotel"]

PER_DAY = {"harbour": 2.6, "old_town": 2.2, "airport": 2.2}
ANSWERED = {"Direct": 0.50, "Agency": 0.27, "Corporate": 0.23}  # shares among those who answer …
GUESTS = {"Direct": 0.30, "Agency": 0.50, "Corporate": 0.20}  # … and among all guests: the weights make up for it
CHANNEL_LIFT = {"Direct": 0.05, "Agency": -0.09, "Corporate": 0.0}
SITE_LIFT = {"harbour": 0.02, "old_town": 0.0, "airport": -0.02}
SATISFIED = {"check_in": 0.82, "room": 0.80, "breakfast": 0.78, "check_out": 0.87}
OVERALL = 0.82
SKIPPED = {"check_in": 0.02, "room": 0.0, "breakfast": 0.15, "check_out": 0.05}
SEASON = {5: 1.05, 6: 1.1, 7: 1.3, 8: 1.3, 9: 1.1, 12: 0.9, 1: 0.7, 2: 0.8}
TOPICS = shares(
    environment=0.26, waiting=0.14, attitude=0.14, skill=0.1, price=0.1, equipment=0.1, praise=0.1, untold=0.05
)
VOICE = Voice("hotel_en")


def satisfied_with(node: str, site: str, channel: str, day: date) -> float:
    """Share of satisfied guests; breakfast at one hotel had a bad past and was rebuilt."""
    share = SATISFIED[node] + SITE_LIFT[site] + CHANNEL_LIFT[channel]
    if (node, site) == (BETTER["node"], BETTER["site"]):
        share += 0.05 if day >= BETTER["from"] else 0.05 - BETTER["csat_rise"]
    return float(share)


def rating(rng: Random, node: str, satisfied: float, who: Person) -> object:
    """1 to 5, 6 for guests who did not use it, blank for the few who left it out."""
    if happens(rng, SKIPPED[node]):
        return DID_NOT_USE
    return "" if happens(rng, 0.01) else score(who.parts[node], satisfied)


def answer(rng: Random, talk: Random, number: int, day: date, site: str) -> tuple[object, ...]:
    """One line of the file."""
    who, channel = person(rng, WEIGHTS), pick(rng, ANSWERED)
    ratings = [rating(rng, node, satisfied_with(node, site, channel, day), who) for node in NODES]
    share = OVERALL + SITE_LIFT[site] + CHANNEL_LIFT[channel]
    overall = score(who.whole, share)
    weight = f"{GUESTS[channel] / ANSWERED[channel] * rng.uniform(0.94, 1.06):.3f}"
    text = VOICE.comment(talk, overall, TOPICS) if happens(talk, 0.5 if overall <= 2 else 0.26) else ""
    recommends = recommendation(who.recommends, share)
    return (f"R{number:05d}", f"{day}", SITES[site], channel, *ratings, overall, recommends, weight, text)


def rows() -> Iterator[tuple[object, ...]]:
    """The lines of the file, by day of departure."""
    rng, talk, number = stream("hotel_survey"), stream("hotel_survey comments"), 0
    for day in every_day():
        for site, mean in PER_DAY.items():
            full = SEASON.get(day.month, 1.0) * (1.2 if day.weekday() in (0, 6) else 1.0)
            for _ in range(count(rng, mean * full)):
                number += 1
                yield answer(rng, talk, number, day, site)
