"""What a person says a word means is kept by the mapping and read from then on; names given reach the catalogue."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cxlib.intake.check import Checked, check
from cxlib.intake.mapping import Column, Mapping, Place, Scale, dump_mapping, load_mapping
from cxlib.intake.meanings import meanings, taught, told
from cxlib.intake.naming import named
from cxlib.intake.read import read
from cxlib.store import Store, open_store

QUEUE = Mapping(
    "queue", "ticket", Place("hall"), (Column("No", "id"), Column("Opened", "opened"), Column("State", "outcome"))
)
TICKETS = "No,Opened,State\n1,2026-03-02 09:00,Closed\n2,2026-03-02 09:01,Void\n3,2026-03-02 09:02,Void\n"
SURVEY = Mapping(
    "survey",
    "survey",
    Place("hall"),
    (Column("Day", "day"), Column("A", "rating", scale="s"), Column("B", "rating", scale="s")),
    scales={"s": Scale()},
)
ANSWERS = "Day,A,B\n2026-03-02,5,满意\n2026-03-02,super,super\n2026-03-02,4,gone\n"


def checked(text: str, mapping: Mapping) -> Checked:
    return check(read(text.encode(), "file.csv"), mapping)


def test_unknown_words_are_counted_the_most_frequent_first() -> None:
    assert checked(TICKETS + "4,2026-03-02 09:03,Gone\n", QUEUE).words.values.tolist() == [
        ["State", "Void", 2],
        ["State", "Gone", 1],
    ]


def test_a_word_told_is_read_and_written_into_the_mapping() -> None:
    mapping = taught(QUEUE, {("State", "Void"): "abandoned"})
    assert load_mapping(dump_mapping(mapping)) == mapping
    assert checked(TICKETS, mapping).acceptable == 3
    store = open_store()
    store.load(read(TICKETS.encode(), "file.csv"), mapping, file_name="file.csv")
    measured = store.reader()._rows("select outcome, count(*) from ticket group by outcome order by outcome")
    assert measured == [("abandoned", 2), ("served", 1)]


def test_a_word_told_to_mean_nothing_leaves_the_rest_of_the_row() -> None:
    assert checked(TICKETS, taught(QUEUE, {("State", "Void"): "missing"})).acceptable == 3


def test_a_word_told_twice_means_what_was_said_last() -> None:
    once = taught(QUEUE, {("State", "Void"): "missing"})
    again = taught(once, {("State", "Void"): "open"})
    assert told(again, again.columns[2]) == {"Void": "open"}
    assert "Void" not in again.columns[2].missing


def test_a_word_of_a_score_is_a_step_of_its_scale_beside_the_words_everybody_knows() -> None:
    mapping = taught(SURVEY, {("A", "super"): "5", ("B", "gone"): "missing"})
    result = checked(ANSWERS, mapping)
    assert (result.acceptable, result.ratings, result.missing) == (3, 5, 1)
    assert told(mapping, mapping.columns[1]) == {"super": "5"}


@pytest.mark.parametrize("meaning", ["6", "served", "0"])
def test_what_a_column_cannot_mean_is_passed_over(meaning: str) -> None:
    assert taught(SURVEY, {("A", "super"): meaning}) == SURVEY


def test_free_words_have_no_meanings_and_measures_only_none() -> None:
    assert meanings(QUEUE, Column("Branch", "site")) == ()
    assert meanings(QUEUE, Column("Opened", "opened")) == ("missing",)


def test_names_given_before_the_load_are_in_the_catalogue_after_it() -> None:
    by_row = replace(QUEUE, columns=(*QUEUE.columns[:2], Column("State", "node")))
    names = {("journey", "hall"): ("大厅", "Hall"), ("node", "Void"): ("空号", ""), ("site", "north"): ("", "North")}
    mapping = named(by_row.with_constant(site="north"), names)
    store: Store = open_store()
    store.load(read(TICKETS.encode(), "file.csv"), mapping, file_name="file.csv")
    catalogue = store.reader().catalogue()
    assert catalogue.journeys.set_index("code").loc["hall", ["name_zh", "name_en"]].tolist() == ["大厅", "Hall"]
    assert catalogue.nodes.set_index("code").loc["Void", ["name_zh", "name_en"]].tolist() == ["空号", "空号"]
    assert catalogue.sites.set_index("code").loc["north", ["name_zh", "name_en"]].tolist() == ["North", "North"]
    assert checked(TICKETS, mapping).nodes == ("Closed", "Void")
