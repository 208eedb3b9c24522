"""Members of staff compared by the tickets that name them: waits, complaints, answers by their ticket, names hidden."""

from __future__ import annotations

import pytest

from cxlib.access import Viewer
from cxlib.comparing import compared
from cxlib.errors import CxError
from cxlib.scope import Scope
from cxlib.staffing import figures_by_staff, named
from cxlib.store import Store, open_store
from cxlib.store.cases import Narrow
from tests.desk import LI, NEW, WANG, take


@pytest.fixture(scope="module")
def desk() -> Store:
    """The desk and its three members of staff."""
    return take(open_store())


def told(store: Store, key: str) -> dict[str, tuple[float, int]]:
    """Value and n by member of staff; hidden ones have no value."""
    rows = figures_by_staff(store.reader(), Scope(), key, ("staff",)).to_dict("records")
    return {row["staff"]: (row["value"], row["n"]) for row in rows if row["class"] != "hidden"}


def test_waits_are_judged_for_whom_the_ticket_names(desk: Store) -> None:
    assert told(desk, "wait_within") == {LI: (1.0, 40), WANG: (0.25, 40)}
    assert named(desk.reader(), Scope(), "wait_within") == (85, 95)


def test_complaints_are_counted_for_whom_their_row_names_per_1000_this_person_served(desk: Store) -> None:
    assert told(desk, "complaints_per_1000") == {LI: (0.0, 40), WANG: (50.0, 40)}


def test_an_answer_counts_once_for_whoever_served_its_ticket_and_the_share_joined_is_told(desk: Store) -> None:
    assert told(desk, "csat") == {LI: (1.0, 40), WANG: (0.5, 40)}
    assert named(desk.reader(), Scope(), "csat") == (85, 100)


def test_who_differs_by_more_than_chance_is_listed_and_few_cases_are_hidden(desk: Store) -> None:
    found = compared(desk.reader(), Scope(), "wait_within", "staff")
    assert found.hidden == (NEW,)
    assert dict(zip(found.places["staff"], found.places["listed"], strict=True)) == {LI: True, WANG: True}
    assert found.overall == pytest.approx(50 / 80)


def test_a_viewer_who_may_not_see_names_gets_numbers_and_cannot_ask_for_one(desk: Store) -> None:
    reader = desk.reader(Viewer("trainer", staff_names=False))
    assert set(figures_by_staff(reader, Scope(), "wait_within", ("staff",))["staff"]) == {"1", "2", "3"}
    assert len(reader.tickets(Scope(), "service", limit=200, narrow=Narrow(staff=LI))) == 95
    assert len(desk.reader().tickets(Scope(), "service", limit=200, narrow=Narrow(staff=LI))) == 40


def test_the_answers_behind_a_member_of_staff_are_those_of_the_tickets(desk: Store) -> None:
    rows = desk.reader().answers(Scope(nodes=("nurse",)), limit=200, narrow=Narrow(item="csat", staff=WANG))
    assert len(rows) == 40
    assert set(rows["ticket"].str.startswith("Wang")) == {True}


def test_what_tickets_do_not_tell_by_staff_is_refused(desk: Store) -> None:
    with pytest.raises(CxError, match="NOT_BY_STAFF"):
        compared(desk.reader(), Scope(), "abandoned_share", "staff")


def test_without_staff_in_any_ticket_there_is_nothing_to_compare(clinic: Store) -> None:
    assert not clinic.reader().has_staff()
    assert compared(clinic.reader(), Scope(), "csat", "staff").places.empty
