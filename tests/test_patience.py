"""Answers joined to their tickets: the planted twelve minutes come out, and what cannot be joined is counted."""

from __future__ import annotations

import pytest

from cxlib.patience import patience
from cxlib.scope import Scope
from cxlib.store import Store

COUNTERS = Scope(nodes=("counter_1", "counter_2", "wealth"))


def test_the_planted_twelve_minutes_are_inside_the_interval(sample_store: Store) -> None:
    told = patience(sample_store.reader(), COUNTERS).told
    assert told.reason == ""
    assert float(told.place.low) <= 12 <= float(told.place.high)


def test_satisfaction_falls_by_about_the_planted_points_a_minute(sample_store: Store) -> None:
    fall = patience(sample_store.reader(), COUNTERS).told.fall
    assert 0.01 < float(fall.value) < 0.05


def test_answers_with_a_number_nobody_drew_are_counted_as_unmatched(sample_store: Store) -> None:
    found = patience(sample_store.reader(), Scope(journeys=("bank",)))
    assert found.named - found.matched == 60
    assert found.answers > found.named


def test_a_block_of_hours_has_fewer_answers_than_the_day(sample_store: Store) -> None:
    day, morning = (patience(sample_store.reader(), COUNTERS, block).curve.n.sum() for block in ("all", "morning"))
    assert 0 < morning < day


def test_without_ticket_numbers_nothing_is_joined(sample_store: Store) -> None:
    found = patience(sample_store.reader(), Scope(journeys=("hotel",)))
    assert (found.named, found.matched, found.told.reason) == (0, 0, "TOO_FEW")
    assert found.curve.n.size == 0


@pytest.mark.parametrize("block", ["all", "morning", "midday", "afternoon"])
def test_an_empty_scope_says_too_few(empty: Store, block: str) -> None:
    assert patience(empty.reader(), Scope(), block).told.reason == "TOO_FEW"
