"""The trainings planted in the samples: the one that works is found, the one that does not is called so."""

import json
import tomllib
from dataclasses import asdict, replace
from datetime import date
from pathlib import Path

import pytest

from cxlib.cli import main
from cxlib.coaching.did import changes
from cxlib.coaching.measured import measured
from cxlib.coaching.observed import agreed, passed
from cxlib.coaching.training import Training
from cxlib.coaching.trio import together
from cxlib.figures import figures
from cxlib.scope import Scope
from ui.pack_steps import STEPS

SAMPLES = Path(__file__).parents[1] / "sample_data"
TRUTHS = tomllib.loads((SAMPLES / "truths.toml").read_text(encoding="utf-8"))
QUOTING, SMILE, SEEN = TRUTHS["training"]["quoting"], TRUTHS["training"]["smile"], TRUTHS["observation"]


def effect_of(store, name, **more):
    lines = store.reader().trainings().set_index("name_zh", drop=False)
    return measured(store.reader(), lines.loc[name].to_dict(), **more)


def test_both_trainings_are_in_the_log_and_on_the_charts(sample_store):
    assert set(sample_store.reader().trainings()["name_zh"]) == {QUOTING["zh"], SMILE["zh"]}
    told = sample_store.reader().events(Scope(nodes=("quote",)))
    assert told.loc[told["kind"] == "training", "name_zh"].tolist() == [QUOTING["zh"]]


def test_the_training_that_works_is_found_with_an_interval_that_covers_what_was_planted(sample_store):
    found = effect_of(sample_store, QUOTING["zh"])
    assert found.effect.verdict == "WORKED"
    assert found.effect.difference.low < QUOTING["effect"] < found.effect.difference.high
    assert (found.windows.before, found.windows.after) == (tuple(QUOTING["before"]), tuple(QUOTING["after"]))
    side = found.units.groupby("side")["unit"].apply(set)
    assert (side["trained"], side["other"]) == (set(QUOTING["treated"]), set(QUOTING["controls"]))


def test_the_command_line_tells_the_same_effects(sample_database, sample_store, capsys):
    assert main(["trainings", "--metric", "csat", "--db", str(sample_database), "--json"]) == 0
    told = {line["name"]: line for line in json.loads(capsys.readouterr().out)}
    for truth in (QUOTING, SMILE):
        found = effect_of(sample_store, truth["zh"]).effect
        line = told[truth["en"]]
        assert (line["verdict"], line["trained"]) == (found.verdict, found.n_trained)
        assert line["effect"] == pytest.approx(found.difference.value)


def test_a_plain_before_and_after_would_credit_the_training_with_the_new_app(sample_store):
    found = effect_of(sample_store, QUOTING["zh"])
    others = found.units.loc[found.units["side"] == "other", "change"]
    assert others.mean() == pytest.approx(QUOTING["common"], abs=QUOTING["tolerance"])
    assert found.effect.plain == pytest.approx(found.effect.difference.value + others.mean())
    assert found.effect.plain > QUOTING["effect"] + QUOTING["common"] / 2


def test_the_training_that_does_not_work_is_called_so(sample_store):
    found = effect_of(sample_store, SMILE["zh"])
    assert found.effect.verdict == "NO_EFFECT"
    assert found.effect.difference.low < 0 < found.effect.difference.high


def test_the_effect_is_that_of_the_same_figures_counted_by_hand(sample_store):
    reader, found = sample_store.reader(), effect_of(sample_store, QUOTING["zh"])
    moved = {
        node: [
            figures(reader, Scope(start, end, nodes=(node,)), ("csat",))["value"].iloc[0]
            for start, end in (QUOTING["before"], QUOTING["after"])
        ]
        for node in (*QUOTING["treated"], *QUOTING["controls"])
    }
    trained, others = ([moved[node][1] - moved[node][0] for node in QUOTING[side]] for side in ("treated", "controls"))
    assert asdict(found.effect.difference) == pytest.approx(asdict(changes(trained, others)))


def test_nodes_trained_otherwise_within_the_windows_are_no_comparison_and_are_named(sample_copy):
    sample_copy.write(Training("排期", "knowledge", date(2026, 5, 4), ("schedule", "quote")))
    found = effect_of(sample_copy, QUOTING["zh"])
    lines = found.units.set_index("unit")
    assert (lines.loc["schedule", "side"], lines.loc["schedule", "reason"]) == ("left_out", "TRAINED_TOO")
    assert lines.loc["quote", "side"] == "trained"
    assert "TRAINED_TOO" in found.effect.warnings


def test_a_training_of_last_month_is_too_early_and_one_of_all_nodes_has_no_comparison(sample_copy):
    every = (*QUOTING["treated"], *QUOTING["controls"])
    sample_copy.write(Training("新", "scenario", date(2026, 10, 5), ("quote",)))
    sample_copy.write(Training("全", "scenario", date(2025, 12, 5), every, date(2025, 12, 6)))
    assert effect_of(sample_copy, "新").effect.verdict == "TOO_EARLY"
    assert effect_of(sample_copy, "全").effect.verdict == "NO_COMPARISON"


def test_a_training_at_some_sites_is_compared_with_the_same_nodes_elsewhere(sample_copy):
    sample_copy.write(Training("城东", "scenario", date(2026, 3, 9), ("counter_1", "wealth"), sites=("east",)))
    found = effect_of(sample_copy, "城东")
    assert found.unit == "site"
    assert found.units.set_index("unit")["side"].to_dict() == {"east": "trained", "centre": "other", "campus": "other"}
    assert found.effect.verdict == "CANNOT_TEST"


def test_other_filters_narrow_the_figures_of_an_effect(sample_store):
    whole, part = effect_of(sample_store, QUOTING["zh"]), effect_of(
        sample_store, QUOTING["zh"], scope=replace(Scope(), sites=("team_east",))
    )  # fmt: skip
    assert 0 < part.units["n_after"].sum() < whole.units["n_after"].sum()


def test_observers_find_the_planted_check_at_the_planted_node(sample_store):
    seen = sample_store.reader().observations(Scope())
    weakest = passed(seen, ("node", "step", "item")).iloc[0]
    assert (weakest["node"], weakest["step"]) == (SEEN["node"], "solve")
    assert "reason for any wait" in weakest["item"]
    assert weakest["low"] < SEEN["met_check"] < weakest["high"]


def test_the_kappa_of_trainer_and_shopper_covers_the_planted_one(sample_store):
    told = agreed(sample_store.reader().observations(Scope())).agreement
    assert told.low < SEEN["kappa"] < told.high
    assert told.visits == 60


def test_survey_and_observation_agree_that_the_planted_node_is_weak(sample_store):
    reader, late = sample_store.reader(), Scope(date(2026, 8, 3))
    nodes = reader.catalogue().nodes
    journeys = dict(zip(nodes["code"], nodes["journey"], strict=True))
    survey = figures(
        reader, late.within(nodes=("guide", "counter_1", "counter_2", "wealth", "phone")), ("csat",), ("node",)
    )
    told = together(survey, passed(reader.observations(late), ("node",)), journeys, {}).set_index("node")["verdict"]
    assert told[told == "WEAK_BOTH"].index.tolist() == [SEEN["node"]]


def test_the_checks_of_the_sample_are_those_of_the_board(sample_store):
    items = set(sample_store.reader().observations(Scope())["item"])
    assert items <= {text for _, texts in STEPS.values() for text in texts}
