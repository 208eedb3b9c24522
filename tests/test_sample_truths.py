"""What was planted in the sample files can be counted: the drop, the waits, the trainings, the drivers."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from tests.sample_counts import (
    CATALOGUE,
    ELEMENTS,
    TRUTHS,
    answers,
    change,
    hotel,
    node_answers,
    node_name,
    nodes_of,
    read,
    repair,
    tickets,
    waits,
)


def test_satisfaction_drops_at_one_node_from_one_day():
    truth = TRUTHS["drop"]
    fall = -change(node_answers(truth["journey"], truth["node"]), truth["from"])
    assert fall == pytest.approx(truth["csat_drop"], abs=truth["csat_tolerance"])


def test_other_bank_nodes_do_not_drop_with_it():
    others = [entry["code"] for entry in CATALOGUE["bank"]["nodes"] if entry["code"] != TRUTHS["drop"]["node"]]
    assert min(change(node_answers("bank", code), TRUTHS["drop"]["from"]) for code in others) > -0.05


def test_waits_grow_at_that_node():
    truth = TRUTHS["drop"]
    served = waits(truth["node"])
    after = served["when"] >= pd.Timestamp(truth["from"])
    assert served.loc[~after, "wait"].quantile(0.9) == pytest.approx(
        truth["wait_p90_before"], abs=truth["wait_tolerance"]
    )
    assert served.loc[after, "wait"].quantile(0.9) == pytest.approx(
        truth["wait_p90_after"], abs=truth["wait_tolerance"]
    )


def test_complaints_grow_at_that_node():
    truth = TRUTHS["drop"]
    cases = read("bank_complaints.csv")
    when = pd.to_datetime(cases.loc[cases["节点"] == node_name("bank", truth["node"]), "受理时间"])
    served, start = waits(truth["node"])["when"], pd.Timestamp(truth["from"])
    assert (when < start).sum() / (served < start).sum() == pytest.approx(truth["complaint_rate_before"], rel=0.25)
    assert (when >= start).sum() / (served >= start).sum() == pytest.approx(truth["complaint_rate_after"], rel=0.35)


def test_satisfaction_holds_until_a_minute_and_then_falls():
    truth = TRUTHS["wait_curve"]
    joined = answers().merge(tickets()[["ticket", "wait"]], on="ticket")
    joined = joined[joined["node"].isin([node_name("bank", code) for code in truth["nodes"]]) & (joined["wait"] < 30)]
    wait, ok = joined["wait"].to_numpy(), joined["ok"].to_numpy(float)

    def fit(knot):
        design = np.column_stack([np.ones_like(wait), wait, np.maximum(wait - knot, 0)])
        line, squares, *_ = np.linalg.lstsq(design, ok)
        return squares[0], knot, -line[1:].sum()

    _, knot, lost = min(fit(knot) for knot in np.arange(5, 22, 0.25))
    assert knot == pytest.approx(truth["holds_until"], abs=truth["tolerance_minutes"])
    assert lost == pytest.approx(truth["lost_per_minute"], abs=truth["tolerance_lost"])


@pytest.mark.parametrize("name", TRUTHS["training"])
def test_training_moves_the_trained_nodes_by_its_effect(name):
    truth = TRUTHS["training"][name]

    def moved(code):
        given = node_answers(truth["journey"], code).set_index("when").sort_index()["ok"]
        spans = [
            (pd.Timestamp(start), pd.Timestamp(end) + pd.Timedelta(days=1))
            for start, end in (truth["before"], truth["after"])
        ]
        before, after = (given[(given.index >= start) & (given.index < end)].mean() for start, end in spans)
        return after - before

    treated, controls = ([moved(code) for code in truth[side]] for side in ("treated", "controls"))
    assert np.mean(treated) - np.mean(controls) == pytest.approx(truth["effect"], abs=truth["tolerance"])
    assert np.mean(controls) == pytest.approx(truth["common"], abs=truth["tolerance"])
    span = stats.ttest_ind(treated, controls).confidence_interval()
    assert (span.low > 0) == truth["works"]
    assert span.high > 0


def test_a_good_node_has_few_answers():
    truth = TRUTHS["small"]
    given = node_answers(truth["journey"], truth["node"])
    assert given["ok"].mean() == pytest.approx(truth["csat"], abs=truth["tolerance"])
    assert given.groupby(given["when"].dt.to_period("M")).size().max() < truth["answers_per_month_below"]


def test_the_weakest_element_is_weakest_by_far():
    truth = TRUTHS["weakest_element"]
    known = answers()[answers()["node"] != "三号窗口"]
    means = known.groupby("node")[list(ELEMENTS)].mean().stack().sort_values()
    assert means.index[0] == (node_name("bank", truth["node"]), truth["element"])
    assert means.iloc[1] - means.iloc[0] > 0.15


@pytest.mark.parametrize("journey", TRUTHS["drivers"])
def test_heavier_drivers_go_closer_with_overall_satisfaction(journey):
    weights = pd.Series(TRUTHS["drivers"][journey])
    parts, whole = {
        "bank": lambda: (answers()[list(ELEMENTS)], answers()["score"]),
        "repair": lambda: (repair().iloc[:, 4:14].set_axis(list(nodes_of("repair")), axis=1), repair()["总体满意度"]),
        "hotel": lambda: (
            hotel().iloc[:, 4:8].set_axis(list(nodes_of("hotel")), axis=1),
            hotel()["Overall satisfaction"],
        ),
    }[journey]()
    together = parts.where((parts >= 1) & (parts <= 5)).corrwith(whole)[weights.index]
    assert together.idxmax() == weights.idxmax()
    assert together.corr(weights, method="pearson") > 0.9
