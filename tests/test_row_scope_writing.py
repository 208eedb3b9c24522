"""Who may see some sites alone takes back and changes only what is of these alone."""

from __future__ import annotations

from datetime import date

import pytest

from cxlib.access import Viewer
from cxlib.comments.dictionary import Change
from cxlib.errors import CxError
from cxlib.marks import Event, Ghost, Rebase, Standard
from cxlib.preview import effect_of_undo
from cxlib.store import Store, comment_coding
from tests.clinic import QUEUE, SURVEY, queue, survey, take
from tests.test_row_scope import NORTHERN, brought

MONDAY = date(2026, 3, 2)
NORTH, BOTH = (Viewer("Wang", sites=frozenset(sites)) for sites in (("north",), ("north", "south", "-")))
OF_NORTH = Event(MONDAY, "machine", "new machine", "nurse", "north")
OF_ALL = (
    Event(MONDAY, "machine", "new machine", "nurse"),
    Standard("nurse", "csat", 0.9, MONDAY),
    Rebase("csat", MONDAY, "moved", "nurse"),
    Ghost("csat", MONDAY, MONDAY, "fire drill", "nurse"),
)


def refused(change, *given) -> bool:
    with pytest.raises(CxError, match="NOT_ALLOWED"):
        change(*given)
    return True


def test_an_upload_of_the_own_sites_is_taken_back_and_one_with_rows_elsewhere_is_not(empty: Store):
    ours, theirs = brought(empty, NORTHERN, survey, "Li"), brought(empty, SURVEY.replace("\na", "\nb"), survey, "Wang")
    assert refused(empty.undo, theirs, NORTH)
    assert refused(effect_of_undo, empty.database, theirs, NORTH)
    assert empty.reader().extent().responses == 18
    assert empty.undo(ours, NORTH).accepted == 6
    assert empty.undo(theirs, BOTH).accepted == 12


def test_an_upload_that_another_site_s_answer_gave_way_to_is_not_taken_back(empty: Store):
    """Answer a07 was given in the south; a newer file says in the north. Undone, it would be the south's again."""
    brought(empty, SURVEY, survey, "Li")
    lines = SURVEY.splitlines()
    newer = brought(empty, f"{lines[0]}\n{lines[7].replace('south', 'north')}\n", survey, "Wang")
    assert empty.reader().uploads().set_index("upload_id").at[newer, "updated"] == 1
    assert refused(empty.undo, newer, NORTH)


def test_a_file_that_brought_nothing_is_taken_back_by_who_brought_it_alone(empty: Store):
    head = SURVEY.splitlines()[0]
    nothing = brought(empty, head + "\nx1,gibberish,north,5,5,9,7,\n", survey, "Wang")
    assert refused(empty.undo, nothing, Viewer("Li", sites=frozenset({"north"})))
    assert empty.undo(nothing, NORTH).accepted == 0


def test_a_file_that_brought_a_standard_is_of_all_sites(empty: Store):
    northern = "".join(line + "\n" for line in QUEUE.splitlines()[:6])
    number = brought(empty, northern, queue, "Wang")
    assert len(empty.reader().standards())
    assert refused(empty.undo, number, NORTH)


def test_events_of_the_own_site_are_set_and_removed_and_what_stands_on_all_charts_is_not(empty: Store):
    take(empty, SURVEY, survey)
    empty.remove("event", empty.add(OF_NORTH, NORTH), NORTH)
    assert empty.reader(NORTH).audit()[["action", "subject"]].values.tolist() == [
        ["removed", "event"], ["added", "event"]
    ]  # fmt: skip
    assert refused(empty.add, Event(MONDAY, "outage", "power cut", "nurse", "south"), NORTH)
    for mark in OF_ALL:
        assert refused(empty.add, mark, NORTH)
        number = empty.add(mark)
        assert refused(empty.remove, type(mark).__name__.lower(), number, NORTH)


def test_the_calendar_and_the_words_of_topics_are_of_all_sites(empty: Store):
    assert refused(empty.set_country, "DE", NORTH)
    assert refused(empty.set_day, MONDAY, False, NORTH)
    assert refused(comment_coding.add_phrase, empty.database, Change("result", "never again"), NORTH)
    assert refused(comment_coding.remove_phrase, empty.database, 1, NORTH)
    assert refused(comment_coding.code_by_hand, empty.database, "never again", "result", True, NORTH)
    assert empty.reader().audit().empty
