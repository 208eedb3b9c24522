"""What was planted in the sample data can be seen in the figures of the loaded database."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.scope import Scope

SAMPLES = Path(__file__).parents[1] / "sample_data"
TRUTHS = tomllib.loads((SAMPLES / "truths.toml").read_text(encoding="utf-8"))


def value(store, metric, by=(), **scope):
    """The only line of a question, as a series."""
    frame = figures(store.reader(), Scope(**scope), (metric,), by)
    assert len(frame) == 1
    return frame.iloc[0]


def change(store, metric, day, weighted=True, **scope):
    """(value before a day, value from that day on) of a metric."""
    before = value(store, metric, end=day - timedelta(days=1), weighted=weighted, **scope)
    return before["value"], value(store, metric, start=day, weighted=weighted, **scope)["value"]


def test_one_counter_gets_worse_from_the_planted_day(sample_store):
    truth = TRUTHS["drop"]
    node = {"nodes": (truth["node"],)}
    csat = change(sample_store, "csat", truth["from"], **node)
    assert csat[0] - csat[1] == pytest.approx(truth["csat_drop"], abs=truth["csat_tolerance"])
    waits = np.array(change(sample_store, "wait_p90_s", truth["from"], **node)) / 60
    assert waits == pytest.approx([truth["wait_p90_before"], truth["wait_p90_after"]], abs=truth["wait_tolerance"])
    rates = change(sample_store, "complaints_per_1000", truth["from"], **node)
    assert rates[0] == pytest.approx(1000 * truth["complaint_rate_before"], rel=0.25)
    assert rates[1] == pytest.approx(1000 * truth["complaint_rate_after"], rel=0.35)


def test_no_other_bank_node_gets_worse_with_it(sample_store):
    day = TRUTHS["drop"]["from"]
    for node in ("guide", "ticket_machine", "counter_2", "wealth", "phone"):
        before, after = change(sample_store, "csat", day, nodes=(node,))
        assert before - after < 0.07, node


def test_calm_nodes_stay_as_they_are(sample_store):
    for calm in TRUTHS["calm"]:
        metric = {"csat": "csat", "wait_p90": "wait_p90_s"}[calm["metric"]]
        before, after = change(sample_store, metric, date(2026, 2, 1), weighted=False, nodes=(calm["node"],))
        unit = 60 if metric == "wait_p90_s" else 1
        assert abs(after - before) / unit < calm["tolerance"], calm["node"]


def test_the_small_room_is_fine_and_never_sure_of_a_month(sample_store):
    truth = TRUTHS["small"]
    line = value(sample_store, "csat", nodes=(truth["node"],))
    assert line["value"] == pytest.approx(truth["csat"], abs=truth["tolerance"])
    months = figures(sample_store.reader(), Scope(nodes=(truth["node"],), grain="M"), ("csat",), ("period",))
    assert len(months) == 18
    assert (months["n"] < truth["answers_per_month_below"]).all()
    assert set(months["class"]) <= {"hidden", "provisional"}
    assert (months["reason"] != "").all()


def test_the_weakest_element_is_the_planted_one(sample_store):
    truth = TRUTHS["weakest_element"]
    reader = sample_store.reader()
    scope = Scope(end=TRUTHS["drop"]["from"] - timedelta(days=1), nodes=(truth["node"],))
    shares = {}
    for element in ("reliability", "responsiveness", "friendliness", "empathy", "tangibles"):
        line = reader.ratings(scope, f"element.{element}", (), reader.node_ids(scope)).iloc[0]
        shares[element] = line["top"] / line["n"]
    weakest = shares.pop(truth["element"])
    assert weakest == pytest.approx(truth["satisfied"], abs=0.03)
    assert min(shares.values()) > 0.77


def test_kano_answers_fall_into_the_planted_classes(sample_store):
    table = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
    with sample_store.database.cursor() as cursor:
        pairs = cursor.execute("select feature, functional, dysfunctional, day, node_id from kano_answer").fetchall()
    letters = pd.DataFrame([(feature, table[plus - 1][minus - 1]) for feature, plus, minus, *_ in pairs])
    most = letters.groupby(0)[1].agg(lambda group: group.value_counts().idxmax())
    planted = {one["zh"]: one["class"] for one in TRUTHS["kano"].values()}
    assert set(most.index) == set(planted)
    assert {name: most[name] for name, kind in planted.items() if kind != "mixed"} == {
        name: kind for name, kind in planted.items() if kind != "mixed"
    }


@pytest.mark.parametrize("name", sorted(TRUTHS["training"]))
def test_one_training_works_and_one_does_not(sample_store, name):
    truth = TRUTHS["training"][name]
    gains = {}
    for node in (*truth["treated"], *truth["controls"]):
        before, after = (
            value(sample_store, "csat", start=a, end=b, nodes=(node,)) for a, b in (truth["before"], truth["after"])
        )
        gains[node] = after["value"] - before["value"]
    effect = np.mean([gains[node] for node in truth["treated"]]) - np.mean([gains[node] for node in truth["controls"]])
    assert effect == pytest.approx(truth["effect"], abs=truth["tolerance"])


def test_one_team_is_weaker_and_one_breakfast_has_improved(sample_store):
    team, breakfast = TRUTHS["weak_team"], TRUTHS["improvement"]
    sites = figures(sample_store.reader(), Scope(nodes=("repair",)), ("csat",), ("site",)).set_index("site")
    others = sites.drop(index=team["site"])
    rest = (others["value"] * others["n"]).sum() / others["n"].sum()
    assert rest - sites.loc[team["site"], "value"] == pytest.approx(team["csat_lower_by"], abs=team["tolerance"])
    where = {"nodes": (breakfast["node"],), "sites": (breakfast["site"],)}
    before, after = change(sample_store, "csat", breakfast["from"], weighted=False, **where)
    assert after - before == pytest.approx(breakfast["csat_rise"], abs=breakfast["tolerance"])


def test_weights_lower_the_overall_figure_of_the_hotels(sample_store):
    truth = TRUTHS["weights"]
    plain, weighted = (value(sample_store, "csat", journeys=("hotel",), weighted=w)["value"] for w in (False, True))
    assert plain - weighted == pytest.approx(truth["lower_by"], abs=truth["tolerance"])


def test_the_bad_day_stands_out(sample_store):
    truth = TRUTHS["outage"]
    days = figures(sample_store.reader(), Scope(nodes=(truth["node"],), grain="D"), ("wait_mean_s",), ("period",))
    bad = days[days["period"] == pd.Timestamp(truth["on"])]["n"]
    reader, scope = sample_store.reader(), Scope(truth["on"], truth["on"], nodes=(truth["node"],))
    that_day = reader.tickets_measured(scope, ()).iloc[0]
    usual = reader.tickets_measured(Scope(nodes=(truth["node"],)), ()).iloc[0]
    assert bad.tolist() == [that_day["waits"]]
    assert that_day["wait_s"] / that_day["waits"] > 2 * usual["wait_s"] / usual["waits"]


def test_standards_have_an_attainment(sample_store):
    within = figures(sample_store.reader(), Scope(), ("wait_within",), ("node",)).set_index("node")
    for node in ("counter_1", "counter_2", "wealth", "vip", "check_in", "check_out", "service"):
        assert 0.5 < within.loc[node, "value"] < 1, node
    cases = figures(sample_store.reader(), Scope(journeys=("bank",)), ("answered_in_time", "closed_in_time"))
    assert ((cases["value"] > 0.5) & (cases["value"] < 1)).all()
