"""Did the fix work, when it was no training: an event on the charts is measured like a training."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import pytest

from cxlib.cli import main
from cxlib.coaching.happened import happened
from cxlib.coaching.measured import measured
from cxlib.marks import Event
from cxlib.store import Store, open_store
from tests.clinic import SURVEY, survey, take
from tests.test_sample_training import QUOTING, effect_of

MONDAY = date(2026, 3, 2)


def test_the_command_line_tells_the_same_effects(sample_database, sample_store, capsys):
    assert main(["events", "--metric", "wait_p90_s", "--db", str(sample_database), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    found = [measured(sample_store.reader(), line, "wait_p90_s").effect for line in lines(sample_store)]
    assert [(one["verdict"], one["where"], one["elsewhere"]) for one in told] == [
        (one.verdict, one.n_trained, one.n_others) for one in found
    ]
    assert told[0]["effect"] == pytest.approx(found[0].difference.value)


@pytest.fixture(scope="module")
def clinic_marked() -> Iterator[Store]:
    """The clinic's answers with three events, one at two nodes, one at two sites; for looking only."""
    store = open_store()
    take(store, SURVEY, survey)
    for site in ("north", "south"):
        store.add(Event(MONDAY, "other", "counter", "nurse", site))
    for node in ("nurse", "doctor"):
        store.add(Event(date(2026, 3, 9), "machine", "machine", node))
    store.add(Event(date(2026, 3, 16), "machine", "later", "nurse"))
    yield store
    store.close()


def lines(store: Store) -> list[dict[str, object]]:
    return [dict(line) for line in happened(store.reader()).to_dict("records")]


def quoted(store: Store) -> list[int]:
    """The machine that comes to the nodes of the sample's training on its first day, in the place of the training."""
    for number in store.reader().trainings()["training_id"]:
        store.strike("training", int(number))
    return [store.add(Event(QUOTING["on"], "machine", "平板", node, name_en="Tablets")) for node in QUOTING["treated"]]


def test_a_machine_at_several_nodes_has_the_effect_a_training_of_these_nodes_would_have(sample_copy):
    trained = effect_of(sample_copy, QUOTING["zh"])
    marks = quoted(sample_copy)
    sample_copy.remove("event", 2)  # the booking app of the sample, which came to one of the others
    line = next(one for one in lines(sample_copy) if one["name_en"] == "Tablets")
    found = measured(sample_copy.reader(), line)
    assert line["event_ids"] == marks
    assert found.effect == trained.effect
    assert found.effect.verdict == "WORKED"


def test_where_another_thing_happened_within_these_months_is_no_comparison(sample_copy):
    quoted(sample_copy)
    sample_copy.add(Event(QUOTING["on"], "outage", "停电", "schedule"))
    tablets, app = (
        next(one for one in lines(sample_copy) if one["name_en"] == name)
        for name in ("Tablets", "Booking app goes live")
    )
    units = measured(sample_copy.reader(), tablets).units.set_index("unit")
    assert units.loc["book", ["side", "reason"]].tolist() == ["left_out", "TRAINED_TOO"]
    assert units.loc["schedule", "side"] == "other", "an outage passes"
    units = measured(sample_copy.reader(), app).units.set_index("unit")
    assert set(units.index[units["side"] == "left_out"]) == set(QUOTING["treated"])


def test_marks_of_one_name_and_day_are_one_event_and_others_are_apart(clinic_marked):
    assert [(one["name_zh"], one["nodes"], one["sites"]) for one in lines(clinic_marked)] == [
        ("later", ["nurse"], []),
        ("machine", ["nurse", "doctor"], []),
        ("counter", ["nurse"], ["north", "south"]),
    ]


def test_what_came_to_some_sites_is_compared_with_the_other_sites(clinic_marked):
    counter = lines(clinic_marked)[2]
    assert measured(clinic_marked.reader(), counter).unit == "site"


def test_what_holds_for_all_has_nothing_to_compare_it_with(sample_copy):
    sample_copy.add(Event(QUOTING["on"], "rule", "新规定"))
    line = next(one for one in lines(sample_copy) if one["name_zh"] == "新规定")
    found = measured(sample_copy.reader(), line)
    assert (found.effect.verdict, found.effect.n_others) == ("NO_COMPARISON", 0)
    app = next(one for one in lines(sample_copy) if one["name_en"] == "Booking app goes live")
    assert measured(sample_copy.reader(), app).effect.n_others == 4
