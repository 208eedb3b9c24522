"""Which column has which role: told by the headers, the better header first, and confirmed by the values."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxlib.intake import aliases, wordings
from cxlib.intake.clock_days import day_beside_clocks
from cxlib.intake.dating import dating
from cxlib.intake.drift import STAMPED
from cxlib.intake.durations import are_lengths, read_duration
from cxlib.intake.questions import Question
from cxlib.intake.scales import folded, number_of
from cxlib.intake.stamp_roles import Ranked, accepted_later, stamps_first
from cxlib.intake.ticket_words import ANSWERS, KINDS, OUTCOMES, whether_complaint
from cxlib.intake.times import COUNTED, is_clock
from cxlib.intake.why import Why

FOLLOWS = {"started", "closed", "answered", "outcome", "promised", "comment", "wait", "service"}
STAMPS = {"opened", "started", "answered", "closed"}
PLACES = ("site", "channel", "segment", "node", "category")
FEW = 20
"""Rows below which nothing is concluded from how often a value comes again."""
READ = 0.8
MANY = 5
"""Rows a customer has at most on average: what comes more often is no customer."""
GROUPS = 12
SHORT = 4
"""Letters of a word of a choice; comments are longer."""
_KINDS = {folded(word) for words in KINDS.values() for word in words}
_KNOWN_ENDS = {folded(word) for told in (OUTCOMES, ANSWERS) for words in told.values() for word in words}
_OF_SURVEYS = re.compile(r"^survey|问卷|答卷|答题|questionnaire|\bnps\b|respondent")
_DECIMAL = re.compile(r"-?\d{1,6}\.\d+")
_STAMP = re.compile(r"(?=.{3,40}$)\D{0,12}\d{1,4}\s*[-/.:年]\s*\d{1,2}")
UNITS = {"min": r"分钟|\bmin|_min|minute", "h": r"小时|\bhrs?\b|hour", "s": r"秒|\bsec|_sec|second|_s\b"}


def kind_of(questions: Mapping[str, Question]) -> str:
    """Tickets have an opening and something that follows it, or a number and a cause; all else is taken for a survey.

    A file of stamps with a single question beside them is one of tickets: two stamps, or a stamp and a length, make a
    wait or a service, which several questions outweigh.
    """
    roles = set(roles_of("ticket", questions).values())
    rated = [one for one in questions.values() if one.judges]
    surveyed = any(_OF_SURVEYS.search(folded(one.header)) for one in questions.values())
    follows = FOLLOWS - {"comment"} if surveyed else FOLLOWS | ({"category"} if "id" in roles else set())
    dated = "opened" in roles or ("day" in roles and roles & {"wait", "started"}) or {"started", "closed"} <= roles
    if (
        dated
        and roles & follows
        and (not rated or (len(rated) == 1 and len(roles & (STAMPS | {"wait", "service", "day"})) > 1))
    ):
        return "ticket"
    judged = rated or any(one.is_rating or one.kano for one in questions.values())
    return "ticket" if not judged and "id" in roles and any(one.is_outcome for one in questions.values()) else "survey"


def in_steps(questions: Mapping[str, Question]) -> bool:
    """Whether each row has the stamps of several steps: such a file is neither a log nor one row per answer."""
    return len(STAMPS & set(roles_of("ticket", questions).values())) > 1


def roles_of(kind: str, questions: Mapping[str, Question], taken: frozenset[str] = frozenset()) -> dict[str, str]:
    """Header → role, for every header that tells one its values allow; each role once, except comments.

    `taken`: roles that are given already.

    >>> made = {name: Question(name, name, ["2025-03-01"]) for name in ("closed", "resolved at", "id")}
    >>> roles_of("ticket", made)
    {'resolved at': 'closed', 'id': 'id'}
    """
    patterns = aliases.TICKET + aliases.SHARED if kind == "ticket" else aliases.SHARED + aliases.SURVEY
    several = sum(one.is_rating for one in questions.values()) > 1
    told: dict[str, list[Ranked]] = {}
    day = day_beside_clocks(questions) if kind == "ticket" and "day" not in taken else ""
    for at, (name, one) in enumerate(questions.items()):
        role, rank = one.ranked(patterns, can_be) if name != day else ("day", -1)
        if role == "node" and several and wordings.AREA.search(folded(name)):
            role = "site"
        if role and role not in taken:
            told.setdefault(role, []).append(((rank, *_preferred(one, role, rank, patterns), at), name))
    told = accepted_later(told)
    chosen = {name: role for role, names in told.items() for _, name in (names if role == "comment" else [min(names)])}
    found = {name: chosen[name] for name in questions if name in chosen}
    if kind != "ticket":
        return found
    return {**_customer(questions, found, taken), **stamps_first(found, taken, questions)}


def _customer(questions: Mapping[str, Question], found: Mapping[str, str], taken: frozenset[str]) -> dict[str, str]:
    """The column that tells customers apart, of those no other role took: what was an id of rows stays one."""
    ranks = {name: one.ranked(aliases.CUSTOMER, can_be)[1] for name, one in questions.items() if name not in found}
    best = min(ranks, key=lambda name: (not questions[name].values, ranks[name]), default=None)
    known = best is not None and ranks[best] < len(aliases.CUSTOMER) and "customer" not in taken
    return {best: "customer"} if known and best is not None else {}


def can_be(one: Question, role: str) -> bool:
    """Whether the values allow this role; an empty column allows every one."""
    values = one.values
    if not values:
        return True
    if role in STAMPED:
        return _stamped(one, role)
    if role == "kind" and whether_complaint(one.header, values):
        return True
    if role == "comment" and one.judges:
        return False
    if judge := _JUDGES.get(role):
        return judge(values)
    few = len(set(values)) <= 0.5 * len(values)
    return (len(values) < FEW or (few if role in PLACES else role != "id" or not few)) and not _measured(one, role)


def _weighs(values: list[str]) -> bool:
    return all(number_of(text) is not None for text in values)


def _comments(values: list[str]) -> bool:
    """Texts, not numbers, lengths of time or marks."""
    numbers = sum(number_of(text) is not None or read_duration(text) is not None for text in values)
    speaks = any(len(text) > SHORT for text in values) and len(set(values)) > 2
    return numbers <= 0.5 * len(values) and (len(values) < FEW or speaks)


def _kinds(values: list[str]) -> bool:
    said = {folded(text) for text in values}
    return 2 * len(said & _KINDS) >= len(said)


def _ends(values: list[str]) -> bool:
    """Words for how tickets end, or few words nobody here knows, to be asked about; places and accounts are neither."""
    said = {folded(text) for text in values}
    codes = all(len(text) == 2 and text.isascii() and text.isalpha() for text in said)  # TX, CA: states of a country
    return bool(said & _KNOWN_ENDS) or (len(values) < FEW and not codes)


def _tells_apart(values: list[str]) -> bool:
    """Numbers or addresses of many, not names, not the one telephone of a branch, nothing with its digits hidden."""
    readable = sum(("@" in text or any(map(str.isdigit, text))) and "*" not in text for text in values)
    return readable >= READ * len(values) and (len(values) < FEW or MANY * len(set(values)) > len(values))


def _stamped(one: Question, role: str) -> bool:
    """Dates or clocks, perhaps with slips among them; a bare number is at most the day of a survey."""
    decimals = sum(_DECIMAL.fullmatch(text) is not None for text in one.values)
    if 2 * decimals < len(one.values) <= 2 * sum(_STAMP.match(text) is not None for text in one.values):
        return True
    dates = dating(one.values)
    bare = dates is not None and dates.why is Why.DAY_INCOMPLETE
    return dates is not None and not (bare and role != "day") and not unit_of(one.header)


def _measured(one: Question, role: str) -> bool:
    """Numbers of many sizes, or of a unit of time: an age in years is no group of people, one in hours no age."""
    many = len(one.values) >= FEW and len(set(one.values)) > GROUPS and _weighs(one.values)
    return role == "segment" and (many or unit_of(one.header) != "")


_JUDGES = {"weight": _weighs, "comment": _comments, "outcome": _ends, "kind": _kinds, "customer": _tells_apart,
           "wait": are_lengths, "service": are_lengths, "seconds": are_lengths}  # fmt: skip


def _preferred(one: Question, role: str, rank: int, patterns: tuple[tuple[str, str], ...]) -> tuple[int, ...]:
    """Of several columns that name a place, the one with the fewest; of others, one that is filled, with a clock."""
    distinct = len(set(one.values))
    weak = role == "site" and patterns[rank][0] == "site" and rank > [known for known, _ in patterns].index("site")
    bare = role in STAMPS and not any(":" in text for text in one.values)
    return (distinct < 2, distinct) if weak else (not one.values, bare)


def unit_of(header: str) -> str:
    """The unit of the numbers of a duration, by its header; "" if that says none.

    >>> unit_of("等候时长（分钟）"), unit_of("wait_seconds"), unit_of("wait")
    ('min', 's', '')
    """
    plain = folded(header)
    return next((unit for unit, pattern in UNITS.items() if re.search(pattern, plain)), "")


def by_values(kind: str, questions: Mapping[str, Question], taken: frozenset[str], rated: set[str]) -> dict[str, str]:
    """Roles told by the values alone: the outcome of tickets, the day of a survey whose headers name none."""
    if kind == "ticket":
        ends = [name for name, one in questions.items() if one.is_outcome]
        return {ends[0]: "outcome"} if ends and "outcome" not in taken else {}
    if taken & {"day", "time"}:
        return {}
    days = [name for name, one in questions.items() if name not in rated and _is_day(one)]
    return {days[0]: "time"} if days else {}


def _is_day(one: Question) -> bool:
    dates = dating(one.values)
    counted = dates and any(form in COUNTED or is_clock(form) for form in dates.formats)
    return bool(dates and not dates.why and not counted)
