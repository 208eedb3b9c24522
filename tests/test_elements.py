"""Elements, needs and drivers of the sample data come out as planted; gaps are what a plain count of the rows gives."""

import json
import shutil
import tomllib
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from cxlib.cli import main
from cxlib.coaching.driving import driving, importance
from cxlib.coaching.elements import ELEMENTS, elements
from cxlib.coaching.needs import needs
from cxlib.scope import Scope

TRUTHS = tomllib.loads((Path(__file__).parents[1] / "sample_data" / "truths.toml").read_text(encoding="utf-8"))
BANK = Scope(journeys=("bank",))
PAIRS = """
    select p.node_id, p.score::double - e.score::double as gap
    from rating e join rating p on p.response_id = e.response_id and p.node_id = e.node_id
    join item ie on ie.item_id = e.item_id and ie.facet = 'expectation' and ie.code = $code
    join item ip on ip.item_id = p.item_id and ip.facet = 'perception' and ip.code = $code
    join node n on n.node_id = e.node_id
    where ($node = '' or n.code = $node) and e.day between $start and $end
"""


def gaps_by_hand(store, code, node="", start=date(2000, 1, 1), end=date(2100, 1, 1)):
    with store.database.cursor() as cursor:
        values = {"code": code, "node": node, "start": start, "end": end}
        return cursor.execute(PAIRS, values).df()["gap"].to_numpy()


@pytest.fixture(scope="module")
def reader(sample_store):
    return sample_store.reader()


# --- elements ---------------------------------------------------------------------------------------------------------


def test_gaps_of_all_nodes_and_of_one_are_those_of_the_answers_paired_by_person(sample_store, reader):
    scope = Scope(date(2026, 1, 1), date(2026, 6, 30), journeys=("bank",))
    by_node = elements(reader, scope, ("node",)).set_index(["item", "node"])
    together = elements(reader, scope).set_index("item")
    for line, hand in (
        (together.loc["element.empathy"], gaps_by_hand(sample_store, "element.empathy", "", scope.start, scope.end)),
        (by_node.loc[("element.reliability", "phone")],
         gaps_by_hand(sample_store, "element.reliability", "phone", scope.start, scope.end)),
    ):  # fmt: skip
        limits = stats.ttest_1samp(hand, 0).confidence_interval()
        assert line["gap_n"] == len(hand)
        assert (line["gap"], line["gap_low"], line["gap_high"]) == pytest.approx((hand.mean(), *limits))
        assert (line["above"], line["below"]) == pytest.approx(((hand > 0).mean(), (hand < 0).mean()))
        assert line["spread"] == pytest.approx(hand.std(ddof=1))
        assert line["perception"] - line["expectation"] == pytest.approx(line["gap"])


def test_the_planted_weakest_element_is_the_weakest_and_furthest_below_expectation(reader):
    planted = TRUTHS["weakest_element"]
    before = Scope(end=date(2026, 8, 2), journeys=("bank",))
    found = elements(reader, before, ("node",))
    weakest, furthest = (found.loc[found[column].idxmin()] for column in ("value", "gap"))
    for line in (weakest, furthest):
        assert (line["node"], line["item"]) == (planted["node"], f"element.{planted['element']}")


def test_periods_and_sites_together_have_the_persons_of_the_whole(reader):
    whole = elements(reader, BANK, (), ("element.empathy",))["gap_n"].sum()
    for by in ("period", "site", "channel"):
        assert elements(reader, BANK, (by,), ("element.empathy",))["gap_n"].sum() == whole


def test_small_groups_are_hidden_and_keep_their_number(reader):
    scope = Scope(date(2026, 9, 1), date(2026, 9, 30), nodes=("vip",))
    found = elements(reader, scope)
    few = found[found["gap_n"] < 10]
    assert len(few)
    assert few[["gap", "gap_low", "below"]].isna().all(axis=None)
    assert set(few["gap_reason"]) <= {"TOO_FEW", "NO_DATA"}


def test_without_an_expectation_there_is_performance_and_no_gap(sample_copy):
    with sample_copy.database.transaction() as cursor:
        cursor.execute("delete from rating where item_id in (select item_id from item where facet = 'expectation')")
    found = elements(sample_copy.reader(), BANK)
    assert list(found["item"]) == list(ELEMENTS)
    assert found["value"].between(0.7, 0.9).all()
    assert found["gap"].isna().all()
    assert set(found["paired"]) == {""}


def test_where_different_people_were_asked_the_difference_is_told_and_marked(sample_copy):
    with sample_copy.database.transaction() as cursor:
        cursor.execute("""
            delete from rating where item_id in (select item_id from item where facet = 'perception') and response_id in
                (select response_id from rating join item using (item_id) where facet = 'expectation')""")
    found = elements(sample_copy.reader(), BANK)
    assert set(found["paired"]) == {"different"}
    line = found.set_index("item").loc["element.responsiveness"]
    assert line["perception"] == pytest.approx(line["mean"], abs=1e-9)
    assert line["gap_low"] < line["gap"] < line["gap_high"] < 0
    assert np.isnan(line["below"])


# --- needs ------------------------------------------------------------------------------------------------------------


def test_the_planted_kano_classes_come_out_and_the_mixed_one_is_called_mixed(reader):
    found = needs(reader, Scope()).set_index("feature")
    for planted in TRUTHS["kano"].values():
        line = found.loc[planted["zh"]]
        assert bool(line["mixed"]) is (planted["class"] == "mixed")
        assert planted["class"] in ("mixed", line["kind"])
        assert line["n"] == line[["M", "O", "A", "I", "R", "Q"]].sum()


def test_by_segment_the_young_want_it_and_the_older_do_not_care(reader):
    planted = TRUTHS["kano"]["app_booking"]
    found = needs(reader, Scope(), ("segment",)).set_index(["feature", "segment"])
    kinds = found.loc[planted["zh"], "kind"]
    assert (kinds["18—30岁"], kinds["51岁及以上"]) == (planted["young"], planted["older"])


def test_a_scope_cuts_the_answers_and_fewer_than_ten_have_no_class(reader):
    found = needs(reader, Scope(date(2026, 3, 16), date(2026, 3, 16)))
    assert found["n"].between(1, 9).all()
    assert set(found["kind"]) == {""}
    assert found["better"].isna().all()
    assert needs(reader, Scope(date(2026, 9, 1))).empty


# --- drivers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("journey", "of", "sure"), [("bank", "item", 5), ("repair", "node", 3), ("hotel", "node", 4)])
def test_the_planted_drivers_come_out_in_their_order(reader, journey, of, sure):
    found = driving(reader, Scope(journeys=(journey,)), of)
    shares = importance(found)
    planted = sorted(TRUTHS["drivers"][journey].items(), key=lambda pair: -pair[1])[:sure]
    prefix = "element." if of == "item" else ""
    assert sorted(shares, key=shares.get, reverse=True)[:sure] == [prefix + name for name, _ in planted]
    assert sum(shares.values()) == pytest.approx(1)
    assert not found.halo.one_impression


def test_the_performance_beside_importance_is_the_figure_of_the_board(reader):
    from cxlib.figures import figures

    found = driving(reader, Scope(journeys=("hotel",)), "node").performance.set_index("driver")
    board = figures(reader, Scope(journeys=("hotel",)), ("csat",), ("node",)).set_index("node")
    for node in found.index:
        assert found.loc[node, "value"] == board.loc[node, "value"]


def test_weights_count_unless_the_scope_leaves_them_out(reader):
    weighted, plain = (
        driving(reader, Scope(journeys=("hotel",), weighted=one), "node").found.importance.value
        for one in (True, False)
    )
    assert weighted != pytest.approx(plain, abs=1e-3)


# --- the command line -------------------------------------------------------------------------------------------------


def test_the_command_line_tells_the_same_figures(reader, sample_database, tmp_path, capsys):
    path = shutil.copy(sample_database, tmp_path / "cx.duckdb")
    assert main(["drivers", "--journey", "hotel", "--of", "node", "--json", "--db", str(path)]) == 0
    told = {line["driver"]: line["share"] for line in json.loads(capsys.readouterr().out)}
    assert told == pytest.approx(importance(driving(reader, Scope(journeys=("hotel",)), "node")))
    assert main(["needs", "--by", "segment", "--json", "--db", str(path)]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(needs(reader, Scope(), ("segment",)))
    assert main(["needs", "--by", "moon", "--db", str(path)]) == 2
    assert "UNKNOWN_KEY" in capsys.readouterr().err
