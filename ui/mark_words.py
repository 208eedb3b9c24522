"""The words of what people set on charts, and one set or removed mark as a text."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from ui.targets import OPEN
from ui.targets import WORDS as STANDARD_WORDS
from ui.telling import metric_name
from ui.words import N_, day, language, t

EVENTS = {"training": N_("training"), "machine": N_("new machine"), "outage": N_("outage"), "rule": N_("new rule"),
          "other": N_("other")}  # fmt: skip
# Standards are typed in the unit people speak of: minutes, per cent, points.
UNITS = {"wait_s": (60.0, N_("minutes")), "answer_s": (86400.0, N_("d")), "close_s": (86400.0, N_("d")),
         "answer_days": (1.0, N_("working days")), "close_days": (1.0, N_("working days")),
         "csat": (0.01, "%"), "nps": (1.0, N_("points")), "complaints_per_1000": (1.0, N_("per 1,000"))}  # fmt: skip
ONE = {"minutes": N_("minute"), "working days": N_("working day")}
TABS = {"standard": N_("Standard"), "event": N_("Event"), "rebase": N_("Step change"), "ghost": N_("One-off")}


def standard_text(facts: Mapping[Any, Any]) -> str:
    """What a standard asks for: "longest wait: 10 minutes"."""
    about = facts["metric"]
    asked = amount(about, facts["value"] / UNITS[about][0])
    return t("{first}: {second}", first=t(STANDARD_WORDS[about]), second=asked)


def amount(about: str, value: float) -> str:
    """What a standard asks for, in the unit people type: "10 minutes"."""
    unit = UNITS[about][1]
    return f"{value:g} {t(ONE.get(unit, unit) if value == 1 else unit)}"


def since_text(facts: Mapping[Any, Any], first: date) -> str:
    """A standard and the day from which it holds."""
    since = t("from {day} on", day=day(first)) if first.year > OPEN else t("from the start")
    return t("{first}, {second}", first=standard_text(facts), second=since)


def event_text(when: str, name: str, kind: str) -> str:
    """An event: "4 Mar 2026: new counters (new machine)"."""
    return t("{day}: {name} ({kind})", day=when, name=name, kind=t(EVENTS[kind]))


def told(subject: str, facts: Mapping[str, Any]) -> str:
    """A mark from the facts the audit keeps of it: its days and texts as they were when it was set or removed."""
    if subject == "standard":
        first = date.fromisoformat(facts.get("first") or facts["valid_from"])
        return since_text(facts, first)
    if subject == "event":
        name = facts.get("name") or facts["name_zh" if language() == "zh" else "name_en"]
        return event_text(_day(facts, "day"), name, facts["kind"])
    first_day = _day(facts, "day", "first", "first_day")
    return t("{metric}, {day}: {reason}", metric=metric_name(facts["metric"]), day=first_day, reason=facts["reason"])


def _day(facts: Mapping[str, Any], *names: str) -> str:
    return day(date.fromisoformat(next(facts[name] for name in names if name in facts)))
