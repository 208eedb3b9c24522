"""`hotel_desk.csv`: tickets of the front desk in one file: service, complaints and praise, told apart by `Kind`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random

from make.chance import count, happens, pick, skewed, stream
from make.comments import Voice
from make.days import every_day, known, later, moment, stamp
from make.files import TRUTHS
from make.hotel_survey import NODES, SEASON, SITES

HEADER = (
    "Ticket No",
    "Property",
    "Kind",
    "Area",
    "Opened",
    "Called",
    "Done",
    "Outcome",
    "Topic",
    "First contact",
    "Note",
)
FORM = "%m/%d/%Y %I:%M %p"
NIGHT = TRUTHS["night"]
Row = tuple[str, ...]

PER_DAY = {"check_in": 1.3, "check_out": 1.0, "room": 0.5}  # service, for each property
COMPLAINTS = {"check_in": 0.035, "check_out": 0.02, "room": 0.055, "breakfast": 0.035}
PRAISE = {"check_in": 0.03, "room": 0.02, "breakfast": 0.025}
HOURS = {
    "check_in": {13: 4.0, 14: 8.0, 15: 14.0, 16: 13.0, 17: 12.0, 18: 11.0, 19: 9.0, 20: 8.0, 21: 7.0, 22: 8.0, 23: 6.0},
    "check_out": {6: 4.0, 7: 10.0, 8: 14.0, 9: 15.0, 10: 16.0, 11: 12.0, 12: 3.0},
    "room": {hour: 3.0 if hour < 17 else 6.0 for hour in range(7, 24)},
    "breakfast": {7: 5.0, 8: 8.0, 9: 9.0, 10: 3.0},
}
MEDIAN_WAIT = {"check_in": 4.2, "check_out": 3.2, "room": 9.0}
MEDIAN_SERVICE = {"check_in": 5.0, "check_out": 3.5, "room": 12.0}
BUSY = {15: 1.25, 16: 1.15, 10: 1.3, 11: 1.15}
TOPICS = {
    "check_in": {"waiting": 0.4, "attitude": 0.15, "skill": 0.2, "untold": 0.15, "explanation": 0.1},
    "room": {"environment": 0.5, "equipment": 0.35, "untold": 0.15},
    "breakfast": {"waiting": 0.3, "environment": 0.3, "price": 0.2, "attitude": 0.2},
    "check_out": {"price": 0.35, "skill": 0.25, "waiting": 0.25, "explanation": 0.15},
}
LABELS = {
    "waiting": "Waiting",
    "attitude": "Attitude",
    "skill": "Mistake",
    "explanation": "Explanation",
    "price": "Charges",
    "environment": "Room and noise",
    "untold": "Not told beforehand",
    "equipment": "Equipment",
    "praise": "Praise",
}
VOICE = Voice("hotel_en")


def service(rng: Random, site: str, node: str, opened: datetime) -> Row:
    """A guest served at the desk, or gone before that; late arrivals at one hotel wait longer."""
    median = MEDIAN_WAIT[node] * BUSY.get(opened.hour, 1.0)
    if (site, node) == (NIGHT["site"], NIGHT["node"]) and opened.hour >= NIGHT["from_hour"]:
        median *= NIGHT["wait_factor"]
    wait = skewed(rng, median, 0.6)
    if happens(rng, min(0.25, 0.008 + 0.006 * max(0.0, wait - 8))):
        return (stamp(opened, FORM), "", "", "Left", "", "", "")
    called = known(later(opened, wait))
    done = known(later(opened, wait + skewed(rng, MEDIAN_SERVICE[node], 0.4)))
    return (stamp(opened, FORM), stamp(called, FORM), stamp(done, FORM), "Done" if done else "Open", "", "", "")


def complaint(rng: Random, node: str, opened: datetime) -> Row:
    """A complaint: first reply under `Called`, solved under `Done`."""
    topic = pick(rng, TOPICS[node])
    called = known(later(opened, skewed(rng, 45, 1.0)))
    done = known(later(called, skewed(rng, 60 * 8, 1.1))) if called and not happens(rng, 0.03) else None
    at_once = pick(rng, {"Yes": 0.64, "No": 0.36}) if done else ""
    note = VOICE.sentence(rng, "bad", {topic: 1.0})
    times = (stamp(opened, FORM), stamp(called, FORM), stamp(done, FORM))
    return (*times, "Done" if done else "Open", LABELS[topic], at_once, note)


def praise(rng: Random, opened: datetime) -> Row:
    """A word of thanks, noted at once."""
    note = VOICE.sentence(rng, "good", {"praise": 0.6, "attitude": 0.4})
    return (*(stamp(opened, FORM) for _ in range(3)), "Done", LABELS["praise"], "", note)


PER_KIND = {"Service": PER_DAY, "Complaint": COMPLAINTS, "Praise": PRAISE}


def entry(rng: Random, kind: str, site: str, node: str, opened: datetime) -> Row:
    """The end of a line, by its kind."""
    if kind == "Service":
        return service(rng, site, node, opened)
    return complaint(rng, node, opened) if kind == "Complaint" else praise(rng, opened)


def day_of(rng: Random, day: date) -> list[tuple[datetime, str, str, str]]:
    """What is opened on a day, by time: when, site, kind, node."""
    full = SEASON.get(day.month, 1.0)
    return sorted(
        (moment(rng, day, HOURS[node]), site, kind, node)
        for kind, means in PER_KIND.items()
        for node, mean in means.items()
        for site in SITES
        for _ in range(count(rng, mean * full))
    )


def rows() -> list[Row]:
    """The lines of the file, with its flaw: a few called before they were opened."""
    rng, lines = stream("hotel_desk"), []
    opened = [event for day in every_day() for event in day_of(rng, day)]
    for number, (when, site, kind, node) in enumerate(opened, start=1):
        start = (f"D{when:%y}-{number:05d}", SITES[site], kind, NODES[node])
        lines.append((*start, *entry(rng, kind, site, node, when)))
    called = HEADER.index("Called")
    served = [place for place, line in enumerate(lines) if line[2] == "Service" and line[called]]
    for place in rng.sample(served, TRUTHS["flaws"]["hotel_desk"]["called_before_opened"]):
        line, early = lines[place], opened[place][0] - timedelta(minutes=20)
        lines[place] = (*line[:called], stamp(early, FORM), *line[called + 1 :])
    return lines
