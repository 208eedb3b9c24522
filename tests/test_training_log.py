"""Trainings and scorecards: written down, listed, drawn as events, struck out, and kept who did it."""

import json
from datetime import date

import pytest

from cxlib.access import Viewer
from cxlib.coaching.training import Check, Scorecard, Training
from cxlib.errors import CxError
from cxlib.marks import Event
from cxlib.scope import Scope
from cxlib.store import Store
from tests.clinic import SURVEY, survey, take

MONDAY = date(2026, 3, 2)
LISTENING = Training(
    "倾听", "communication", MONDAY, ("nurse", "doctor"), date(2026, 3, 4), ("north",), ("早班",), ("role_play",),
    "element.empathy", "weak", "Listening",
)  # fmt: skip
CHECKS = (Check("greet", "smiles", 1.0), Check("greet", "greets", 0.5), Check("close", "thanks", None))
CARD = Scorecard(MONDAY, "nurse", "Li", "trainer", CHECKS, "north")
NORTHERNER = Viewer("Wang", sites=frozenset({"north"}))


@pytest.fixture
def store(day: Store) -> Store:
    return day


def test_a_training_is_listed_with_all_that_was_said_of_it(store):
    store.write(LISTENING, Viewer("Zhao"))
    line = store.reader().trainings().iloc[0]
    assert (line["name_zh"], line["name_en"], line["kind"], line["aim"]) == (
        "倾听",
        "Listening",
        "communication",
        "element.empathy",
    )
    assert [list(line[name]) for name in ("nodes", "sites", "groups", "methods")] == [
        ["nurse", "doctor"], ["north"], ["早班"], ["role_play"]
    ]  # fmt: skip
    assert (line["chosen"], line["who"], str(line["last_day"].date())) == ("weak", "Zhao", "2026-03-04")


def test_a_training_is_an_event_on_the_charts_of_its_nodes_and_no_others(store):
    number = store.write(LISTENING)
    store.add(Event(MONDAY, "machine", "new ticket machine", node="nurse"))
    told = store.reader().events(Scope(nodes=("nurse",)))
    assert told[["event_id", "training_id", "name_en"]].values.tolist() == [
        [0, number, "Listening"], [1, 0, "new ticket machine"]
    ]  # fmt: skip
    assert store.reader().events(Scope(nodes=("doctor",)))["name_zh"].tolist() == ["倾听"]
    assert store.reader().events(Scope(sites=("south",)))["name_zh"].tolist() == ["new ticket machine"]
    store.strike("training", number)
    assert store.reader().events(Scope(nodes=("doctor",))).empty


def test_a_scorecard_is_kept_check_by_check_and_its_score_says_what_is_passed(store):
    store.write(CARD)
    told = store.reader().observations(Scope(nodes=("nurse",)))
    assert dict(zip(told["item"], told["passed"].map({True: "yes", False: "no"}).fillna("unseen"), strict=True)) == {
        "smiles": "yes", "greets": "no", "thanks": "unseen"
    }  # fmt: skip
    assert set(told["site"]) == {"north"}
    assert store.reader().observations(Scope(nodes=("doctor",))).empty


def test_who_wrote_and_struck_out_is_in_the_audit(store):
    training, card = store.write(LISTENING, Viewer("Zhao")), store.write(CARD, Viewer("Li"))
    store.strike("training", training, Viewer("Chen"))
    store.strike("observation", card, Viewer("Chen"))
    told = store.reader().audit()
    assert told[["who", "action", "subject"]].values.tolist() == [
        ["Chen", "removed", "observation"], ["Chen", "removed", "training"],
        ["Li", "added", "observation"], ["Zhao", "added", "training"],
    ]  # fmt: skip
    assert len(json.loads(told["facts"].iloc[0])["checks"]) == 3
    assert store.reader().trainings().empty
    assert store.reader().observations(Scope()).empty


def test_who_sees_some_sites_writes_and_strikes_out_only_what_is_of_them(store):
    number = store.write(LISTENING, NORTHERNER)
    store.strike("training", number, NORTHERNER)
    everywhere = store.write(Training("全员", "etiquette", MONDAY, ("nurse",)))
    with pytest.raises(CxError, match="NOT_ALLOWED"):
        store.strike("training", everywhere, NORTHERNER)
    for entry in (
        Training("全员", "etiquette", MONDAY, ("nurse",)),
        Training("南院", "etiquette", MONDAY, ("nurse",), sites=("south",)),
        Scorecard(MONDAY, "nurse", "Li", "trainer", CHECKS, "south"),
        Scorecard(MONDAY, "nurse", "Li", "trainer", CHECKS),
    ):
        with pytest.raises(CxError, match="NOT_ALLOWED"):
            store.write(entry, NORTHERNER)


def test_who_sees_some_sites_sees_no_scorecard_or_training_of_others(store):
    store.write(Scorecard(MONDAY, "nurse", "Li", "trainer", CHECKS, "south"))
    store.write(Training("南院", "etiquette", MONDAY, ("nurse",), sites=("south",)))
    store.write(Training("全员", "etiquette", MONDAY, ("nurse",)))
    assert store.reader(NORTHERNER).observations(Scope()).empty
    assert store.reader(NORTHERNER).trainings()["name_zh"].tolist() == ["全员"]


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        (Training(" ", "etiquette", MONDAY, ("nurse",)), "TRAINING_WITHOUT_NAME"),
        (Training("x", "party", MONDAY, ("nurse",)), "MARK_OUT_OF_RANGE"),
        (Training("x", "etiquette", MONDAY, ("nurse",), methods=("magic",)), "MARK_OUT_OF_RANGE"),
        (Training("x", "etiquette", MONDAY, ("nurse",), chosen="dice"), "MARK_OUT_OF_RANGE"),
        (Training("x", "etiquette", MONDAY, ("nurse",), last=date(2026, 3, 1)), "PERIOD_BACKWARDS"),
        (Training("x", "etiquette", MONDAY, ()), "NO_NODES"),
        (Training("x", "etiquette", MONDAY, ("nobody",)), "UNKNOWN_NODE"),
        (Training("x", "etiquette", MONDAY, ("nurse",), sites=("nowhere",)), "UNKNOWN_SITE"),
        (Scorecard(MONDAY, "nurse", "", "trainer", CHECKS), "CARD_WITHOUT_OBSERVER"),
        (Scorecard(MONDAY, "nurse", "Li", "neighbour", CHECKS), "MARK_OUT_OF_RANGE"),
        (Scorecard(MONDAY, "nurse", "Li", "trainer", (Check("greet", "smiles", None),)), "NO_CHECKS"),
        (Scorecard(MONDAY, "nurse", "Li", "trainer", (Check("greet", "smiles", 1.5),)), "MARK_OUT_OF_RANGE"),
        (Scorecard(MONDAY, "", "Li", "trainer", CHECKS), "UNKNOWN_NODE"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(clinic, entry, code):
    with pytest.raises(CxError, match=code):
        clinic.write(entry)
    assert clinic.reader().audit().empty


def test_what_is_not_there_cannot_be_struck_out(clinic):
    for subject in ("training", "observation", "event"):
        with pytest.raises(CxError, match="NO_SUCH_MARK"):
            clinic.strike(subject, 7)


def test_a_training_holds_its_node_when_the_file_that_brought_it_is_taken_back(empty):
    upload = take(empty, SURVEY, survey).upload_id
    empty.write(Training("倾听", "communication", MONDAY, ("nurse",)))
    empty.undo(upload)
    assert list(empty.reader().trainings()["nodes"].iloc[0]) == ["nurse"]
