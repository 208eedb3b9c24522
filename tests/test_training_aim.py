"""A training is judged by the item it is to raise, where customers were asked about it."""

import json
from dataclasses import asdict

import pytest

from cxlib.cli import main
from cxlib.coaching.aim import asked_aim, judged_by
from cxlib.coaching.did import changes
from cxlib.coaching.elements import elements
from cxlib.coaching.measured import measured
from cxlib.registry import METRICS
from cxlib.scope import Scope
from tests.test_sample_training import QUOTING, SMILE

FRIENDLINESS = "element.friendliness"


@pytest.fixture(scope="module")
def lines(sample_store):
    return {line["name_zh"]: line for line in sample_store.reader().trainings().to_dict("records")}


@pytest.mark.parametrize(("measure", "column"), [("aim", "value"), ("aim_mean", "mean")])
def test_the_effect_on_an_element_is_that_of_the_figures_of_the_elements_page(sample_store, lines, measure, column):
    reader = sample_store.reader()
    found = measured(reader, lines[SMILE["zh"]], judged_by(reader, lines[SMILE["zh"]], measure))
    before, after = (
        elements(reader, Scope(start, end, journeys=(SMILE["journey"],)), ("node",), [FRIENDLINESS])
        .set_index("node")[column]
        for start, end in (SMILE["before"], SMILE["after"])
    )  # fmt: skip
    moved = (after - before).dropna()
    trained = moved.index.isin(SMILE["treated"])
    assert found.item == FRIENDLINESS
    assert (found.effect.n_trained, found.effect.n_others) == (trained.sum(), (~trained).sum())
    assert asdict(found.effect.difference) == pytest.approx(asdict(changes(moved[trained], moved[~trained])))


def test_the_share_and_the_mean_have_the_units_of_satisfaction(sample_store, lines):
    cards = [judged_by(sample_store.reader(), lines[SMILE["zh"]], one) for one in ("aim", "aim_mean", "nps")]
    assert [(one.unit, one.item) for one in cards] == [("share", FRIENDLINESS), ("score", FRIENDLINESS), ("nps", "nps")]


def test_an_aim_nobody_was_asked_about_leaves_the_training_to_satisfaction(sample_store, lines):
    reader = sample_store.reader()
    assert lines[QUOTING["zh"]]["aim"] == "element.reliability"
    assert asked_aim(reader, lines[QUOTING["zh"]]) == ""
    assert judged_by(reader, lines[QUOTING["zh"]], "aim") == METRICS["csat"]
    assert judged_by(reader, lines[SMILE["zh"]] | {"aim": ""}, "aim") == METRICS["csat"]


def test_the_command_line_judges_each_training_by_its_own_aim(sample_database, capsys):
    assert main(["trainings", "--db", str(sample_database), "--json"]) == 0
    told = {line["name"]: (line["metric"], line["item"]) for line in json.loads(capsys.readouterr().out)}
    assert told == {SMILE["en"]: ("csat", FRIENDLINESS), QUOTING["en"]: ("csat", "")}
