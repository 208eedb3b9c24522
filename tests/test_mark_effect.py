"""Whoever sets a mark is told what it changes on the chart: what a one-off takes out, and when nothing follows yet."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from cxlib.courses import Course, courses
from cxlib.marks import Event, Ghost, Mark, Rebase
from cxlib.scope import Scope
from cxlib.store import Store
from tests.test_between import STEPPED, charted
from ui import analyses, mark_effect
from ui.words import set_language

PHONE = Scope(date(2026, 7, 27), date(2026, 10, 31), nodes=("phone",))


@pytest.fixture(scope="module")
def phone(sample_store: Store) -> Course:
    """A chart by month, because a week has too few answers."""
    [course] = courses(sample_store.reader(), PHONE, ("csat",))
    assert course.grain == "M"
    return course


def ghost(first: date, last: date) -> Ghost:
    return Ghost("csat", first, last, "outage", "phone")


def test_a_day_on_a_chart_by_month_takes_out_the_whole_month(phone: Course) -> None:
    n = int(phone.points.set_index("period").loc[pd.Timestamp(2026, 10, 1), "n"])
    one = ghost(date(2026, 10, 14), date(2026, 10, 14))
    assert mark_effect.taken_out(one, phone) == f"Takes out of the chart: Oct 2026, n = {n}."
    set_language("zh")
    assert mark_effect.taken_out(one, phone) == f"图中剔除：2026年10月，n = {n}。"


def test_several_months_are_told_from_the_first_to_the_last(phone: Course) -> None:
    n = int(phone.points.tail(2)["n"].sum())
    told = mark_effect.taken_out(ghost(date(2026, 9, 30), date(2026, 10, 1)), phone)
    assert told == f"Takes out of the chart: Sep 2026 to Oct 2026, n = {n}."


def test_a_day_without_a_point_takes_nothing_out(phone: Course) -> None:
    told = mark_effect.taken_out(ghost(date(2031, 1, 1), date(2031, 1, 1)), phone)
    assert told == "Takes nothing out: the chart has no point there."


def test_of_rare_events_the_gaps_are_told() -> None:
    course = charted(STEPPED)
    day = course.points["period"].iloc[3].date()
    told = mark_effect.taken_out(Ghost(course.metric, day, day, "outage", course.node), course)
    assert told == "Takes out of the chart: 1 gap."


@pytest.mark.parametrize(("day", "moves"), [(date(2026, 10, 1), True), (date(2026, 10, 2), False)])
def test_a_step_change_after_the_last_point_moves_no_limit_yet(phone: Course, day: date, moves: bool) -> None:
    told = mark_effect.not_yet(Rebase("csat", day, "new desk", "phone"), phone)
    assert told == ("" if moves else "No limit changes yet: no point of the chart begins on that day or later.")


@pytest.mark.parametrize(
    ("mark", "begins"),
    [(ghost(date(2026, 10, 14), date(2026, 10, 14)), "Takes out of the chart: Oct 2026"),
     (Rebase("csat", date(2026, 10, 31), "new desk", "phone"), "No limit changes yet"),
     (Rebase("csat", date(2026, 5, 1), "new desk", "phone"), ""),
     (Event(date(2026, 10, 14), "other", "new hall", "phone"), "")],
)  # fmt: skip
def test_each_mark_is_told_by_the_chart_of_its_node(
    phone: Course, monkeypatch: pytest.MonkeyPatch, mark: Mark, begins: str
) -> None:
    monkeypatch.setattr(analyses, "charted", lambda *_: [phone])
    told = mark_effect.told(mark, PHONE)
    assert told.startswith(begins)
    assert bool(told) is bool(begins)
