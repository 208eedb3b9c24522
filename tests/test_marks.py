"""Standards, events, step changes and one-offs: put on, listed, taken off, and written down who did it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cxlib.access import Viewer
from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.marks import Event, Ghost, Rebase, Standard
from cxlib.scope import Scope
from cxlib.store import Store

MONDAY = date(2026, 3, 2)


@pytest.fixture
def store(day: Store) -> Store:
    """The clinic's day: waits of 1 to 10 minutes at the nurse."""
    return day


def within(store: Store) -> tuple[float, int]:
    """Share of waits within the standard, and of how many."""
    line = figures(store.reader(), Scope(nodes=("nurse",)), ("wait_within",)).iloc[0]
    return float(line["value"]), int(line["n"])


def standing(store: Store, metric: str) -> list[tuple[float, int]]:
    frame = store.reader().standards()
    frame = frame[(frame["node"] == "nurse") & (frame["metric"] == metric)]
    return list(zip(frame["value"], frame["version"], strict=True))


def test_a_new_standard_changes_who_was_in_time_from_its_first_day_on(store: Store) -> None:
    for _, row in store.reader().standards().iterrows():
        store.remove("standard", row["standard_id"])
    store.add(Standard("nurse", "wait_s", 180.0, date(2026, 1, 1)))
    assert within(store) == (0.3, 10)
    store.add(Standard("nurse", "wait_s", 420.0, MONDAY))
    assert within(store) == (0.7, 10)
    assert standing(store, "wait_s") == [(180.0, 1), (420.0, 2)]


def test_taking_the_newest_standard_off_puts_the_one_before_in_force_again(store: Store) -> None:
    for _, row in store.reader().standards().iterrows():
        store.remove("standard", row["standard_id"])
    store.add(Standard("nurse", "wait_s", 180.0, date(2026, 1, 1)))
    number = store.add(Standard("nurse", "wait_s", 420.0, MONDAY))
    store.remove("standard", number)
    assert within(store) == (0.3, 10)


def test_a_standard_cannot_start_before_a_later_version(store: Store) -> None:
    store.add(Standard("doctor", "csat", 0.9, date(2026, 3, 1)))
    with pytest.raises(CxError, match="STANDARD_EXISTS"):
        store.add(Standard("doctor", "csat", 0.8, date(2026, 2, 1)))


def test_events_of_a_node_and_of_all_are_listed_in_its_scope_and_no_other(store: Store) -> None:
    store.add(Event(MONDAY, "machine", "new ticket machine", node="nurse"))
    store.add(Event(date(2026, 3, 3), "outage", "power cut"))
    store.add(Event(date(2026, 3, 4), "training", "listening", node="doctor"))
    told = store.reader().events(Scope(nodes=("nurse",)))
    assert told["name_en"].tolist() == ["new ticket machine", "power cut"]
    assert told["node"].tolist() == ["nurse", ""]
    assert store.reader().events(Scope(start=date(2026, 3, 4)))["name_zh"].tolist() == ["listening"]


def test_step_changes_and_one_offs_are_kept_with_reason_and_name(store: Store) -> None:
    store.add(Rebase("csat", MONDAY, "moved to the new hall", "nurse"), Viewer("Li"))
    store.add(Ghost("csat", MONDAY, MONDAY, "fire drill"), Viewer("Wang"))
    assert store.reader().rebases()[["node", "reason", "who"]].values.tolist() == [
        ["nurse", "moved to the new hall", "Li"]
    ]
    assert store.reader().ghosts()[["node", "reason", "who"]].values.tolist() == [["", "fire drill", "Wang"]]


def test_charts_get_marks_and_standards_oldest_first_each_with_its_node(store: Store) -> None:
    later = date(2026, 3, 9)
    store.add(Rebase("csat", later, "moved back", "nurse"))
    store.add(Rebase("csat", MONDAY, "moved to the new hall"))
    store.add(Ghost("csat", MONDAY, later, "fire drill", "doctor"))
    told = store.reader().mark_lines()
    assert told.rebases == [("", "csat", MONDAY), ("nurse", "csat", later)]
    assert told.ghosts == [("doctor", "csat", MONDAY, later)]
    listed = store.reader().standards()[["node", "metric", "value"]].values.tolist()
    assert sorted([node, metric, value] for node, metric, _, _, value in told.standards) == sorted(listed)


def test_every_change_made_by_hand_is_in_the_audit_newest_first(store: Store) -> None:
    number = store.add(Rebase("csat", MONDAY, "moved", "nurse"), Viewer("Li"))
    store.remove("rebase", number, Viewer("Wang"))
    told = store.reader().audit()
    assert told[["who", "action", "subject"]].values.tolist() == [
        ["Wang", "removed", "rebase"],
        ["Li", "added", "rebase"],
    ]
    assert json.loads(told["facts"].iloc[1]) == {
        "metric": "csat",
        "day": "2026-03-02",
        "reason": "moved",
        "node": "nurse",
    }
    assert store.reader().rebases().empty


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (Rebase("csat", MONDAY, "  ", "nurse"), "MARK_WITHOUT_TEXT"),
        (Event(MONDAY, "training", "x" * 201), "MARK_WITHOUT_TEXT"),
        (Event(MONDAY, "party", "birthday"), "MARK_OUT_OF_RANGE"),
        (Event(MONDAY, "other", "birthday", node="nobody"), "UNKNOWN_NODE"),
        (Event(MONDAY, "other", "birthday", site="nowhere"), "UNKNOWN_SITE"),
        (Rebase("csaat", MONDAY, "moved"), "UNKNOWN_METRIC"),
        (Ghost("csat", MONDAY, date(2026, 3, 1), "drill"), "PERIOD_BACKWARDS"),
        (Standard("nurse", "csat", 80.0, MONDAY), "MARK_OUT_OF_RANGE"),
        (Standard("nurse", "fcr", 0.8, MONDAY), "UNKNOWN_METRIC"),
        (Standard("", "csat", 0.8, MONDAY), "UNKNOWN_NODE"),
    ],
)
def test_a_mark_that_cannot_be_is_refused_and_nothing_is_written(store: Store, mark: object, code: str) -> None:
    with pytest.raises(CxError, match=code):
        store.add(mark)  # type: ignore[arg-type]
    assert store.reader().audit().empty


def test_what_is_not_there_cannot_be_taken_off(store: Store) -> None:
    with pytest.raises(CxError, match="NO_SUCH_MARK"):
        store.remove("rebase", 7)
    with pytest.raises(CxError, match="NO_SUCH_MARK"):
        store.remove("upload", 1)
