"""Who may see some sites alone: how far data reach, the log of uploads, refused rows and the audit are cut to these."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

import pytest

from cxlib.access import Viewer
from cxlib.coaching.training import Check, Scorecard, Training
from cxlib.errors import CxError
from cxlib.intake.read import read
from cxlib.marks import Event, Standard
from cxlib.store import Store, open_store
from tests.clinic import QUEUE, SURVEY, queue, survey, take

NORTH, SOUTH, BOTH, NOBODY = (
    Viewer("Wang", sites=frozenset(sites)) for sites in (("north",), ("south",), ("north", "south", "-"), ())
)
MONDAY = date(2026, 3, 2)
NORTHERN = "".join(line + "\n" for line in SURVEY.splitlines()[:7])
FAULTY = QUEUE + "q98,south,nurse,gibberish,,,served\nq99,,,2026-03-02 09:00,,,served\n"


def brought(store: Store, text: str, way, who: str) -> int:
    return store.load(read(text.encode(), name="a.csv"), way, file_name="a.csv", who=who).upload_id


def filled(store: Store) -> Store:
    """Northern answers by Li, queue tickets of both sites with two refused rows by Wang, and a week later by Li."""
    brought(store, NORTHERN, survey, "Li")
    brought(store, FAULTY, queue, "Wang")
    brought(store, FAULTY.replace("q", "p").replace("03-02", "03-09"), queue, "Li")
    return store


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    """Those three uploads; for looking only."""
    store = filled(open_store())
    yield store
    store.close()


def logged(store: Store, viewer: Viewer) -> list[int]:
    return store.reader(viewer).uploads()["upload_id"].tolist()


def test_the_days_and_counts_are_of_the_own_sites(clinic):
    reach = {who: clinic.reader(who).extent() for who in (NORTH, SOUTH, NOBODY)}
    assert [(one.first, one.last, one.responses, one.ratings, one.tickets) for one in reach.values()] == [
        (MONDAY, MONDAY, 6, 24, 16), (MONDAY, date(2026, 3, 19), 6, 23, 10), (None, None, 0, 0, 0),
    ]  # fmt: skip
    assert reach[NOBODY].loaded_at is None


def test_who_may_see_every_site_is_told_what_who_is_not_cut_is_told(clinic):
    assert clinic.reader(BOTH).extent() == clinic.reader().extent()
    assert clinic.reader(BOTH).uploads().equals(clinic.reader().uploads())


def test_the_last_file_is_the_last_one_that_brought_the_own_sites_anything(empty):
    store = filled(empty)
    at = store.reader().uploads().set_index("upload_id")["at"]
    assert store.reader(NORTH).extent().loaded_at == at[3]
    brought(store, "\n".join([SURVEY.splitlines()[0], SURVEY.splitlines()[10]]) + "\n", survey, "Li")
    assert store.reader(NORTH).extent().loaded_at == at[3]
    assert store.reader(SOUTH).extent().loaded_at > at[3]


def test_the_log_shows_the_own_uploads_and_those_of_the_own_sites_alone(store):
    assert logged(store, Viewer("owner")) == [3, 2, 1]
    assert logged(store, NORTH) == [2, 1]
    assert logged(store, SOUTH) == [2]
    assert logged(store, Viewer("Zhao", sites=frozenset({"south"}))) == []


def test_an_upload_taken_back_stays_in_the_log_of_who_brought_it_alone(empty):
    store = filled(empty)
    store.undo(1)
    store.undo(2)
    assert logged(store, NORTH) == [2]


def test_refused_rows_go_back_to_who_brought_them_and_to_nobody_else_who_is_cut(store):
    own, others = store.reader(NORTH).rejects(2), store.reader(NORTH).rejects(3)
    assert (len(own), len(others)) == (len(store.reader().rejects(2)), 0)
    assert len(own) == 2
    assert store.reader(NORTH).rejected_rows(2).cells["id"].tolist() == ["q98", "q99"]
    assert store.reader(NORTH).rejected_rows(3).numbers == ()
    assert len(store.reader().rejected_rows(3).numbers) == 2


def test_journeys_of_an_upload_are_those_of_the_own_rows(clinic):
    everything = [clinic.reader().journeys_of(number) for number in (1, 2, 3)]
    assert [clinic.reader(NORTH).journeys_of(number) for number in (1, 2, 3)] == everything
    assert list(chain(*(clinic.reader(NOBODY).journeys_of(number) for number in (1, 2, 3)))) == []


def test_the_audit_names_no_other_site(empty):
    take(store := empty, QUEUE, queue)
    checks = (Check("greet", "smiles", 1.0),)
    store.add(Standard("nurse", "wait_s", 600.0, MONDAY))
    store.add(Event(MONDAY, "outage", "power cut in the south", site="south"))
    for entry in (
        Training("南北", "etiquette", MONDAY, ("nurse",), sites=("north", "south")),
        Training("全员", "etiquette", MONDAY, ("nurse",)),
        Scorecard(MONDAY, "nurse", "Li", "trainer", checks, "south"),
        Scorecard(MONDAY, "nurse", "Li", "trainer", checks, "north"),
    ):
        store.write(entry)
    for subject, number in (("event", 1), ("observation", 1), ("observation", 2), ("training", 1)):
        store.remove(subject, number) if subject == "event" else store.strike(subject, number)
    assert len(store.reader().audit()) == 10
    told = [
        ["removed", "observation", 2],
        ["added", "observation", 2],
        ["added", "training", 2],
        ["added", "standard", 4],
    ]
    assert store.reader(NORTH).audit()[["action", "subject", "subject_id"]].values.tolist() == told
    assert store.reader(NORTH).history("nurse")["subject"].tolist() == ["standard"]


def test_of_a_training_at_several_sites_a_viewer_is_told_the_own_ones(empty):
    take(store := empty, QUEUE, queue)
    store.write(Training("南北", "etiquette", MONDAY, ("nurse",), sites=("north", "south")))
    assert [list(store.reader(who).trainings()["sites"].iloc[0]) for who in (NORTH, Viewer("owner"))] == [
        ["north"], ["north", "south"]
    ]  # fmt: skip


def test_an_upload_nobody_brought_is_no_upload(store):
    with pytest.raises(CxError, match="NO_SUCH_UPLOAD"):
        store.reader(NORTH).rejected_rows(9)
