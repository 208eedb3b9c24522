"""Driver shares are those of R relaimpo, relative weights those of rwa and iopsych."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from cxlib.coaching.answered import answered
from cxlib.coaching.drivers import drivers, lmg, relative_weights

FILE = json.loads((Path(__file__).parent / "reference" / "drivers.json").read_text(encoding="utf-8"))
VECTORS = [pytest.param(vector, id=vector["id"]) for vector in FILE["vectors"]]
ABC = ("a", "b", "c")
CLOSE = {"rtol": 0, "atol": FILE["tolerance"]["absolute"]}


def complete(vector):
    rows = np.array(vector["input"]["rows"], dtype=float)
    return rows[~np.isnan(rows).any(axis=1)]


@pytest.mark.parametrize("vector", VECTORS)
def test_the_shares_sum_to_r2_and_are_those_of_relaimpo_and_rwa(vector):
    rows, told = complete(vector), vector["expected"]
    r = np.corrcoef(rows.T)
    assert len(rows) == told["n_complete"]
    found, weights = lmg(r[1:, 1:], r[1:, 0]), relative_weights(r[1:, 1:], r[1:, 0])
    assert_allclose(found, told["lmg"], **CLOSE)
    assert_allclose(weights, told["relative_weight"], **CLOSE)
    assert_allclose([found.sum(), weights.sum()], [told["r2"]] * 2, **CLOSE)
    assert_allclose(found / found.sum(), told["lmg_share"], **CLOSE)
    assert_allclose(weights / weights.sum(), told["relative_weight_share"], **CLOSE)


@pytest.mark.parametrize("vector", VECTORS)
def test_the_whole_analysis_gives_the_same_figures_whether_rows_come_singly_or_counted(vector, monkeypatch):
    monkeypatch.setattr("cxlib.coaching.drivers.ENOUGH_PERSONS", 10)
    monkeypatch.setattr("cxlib.coaching.drivers.PERSONS_PER_DRIVER", 2)
    monkeypatch.setattr("cxlib.coaching.drivers.SAME_ABOVE", 1)
    rows, told = np.array(vector["input"]["rows"], dtype=float), vector["expected"]
    names = tuple(vector["input"]["drivers"])
    single = drivers(answered(names, rows[:, 0], rows[:, 1:]), resamples=20)
    twice = drivers(answered(names, rows[:, 0], rows[:, 1:], times=np.full(len(rows), 2)), resamples=20)
    assert (single.n, twice.n) == (told["n_complete"], 2 * told["n_complete"])
    for found in (single, twice):
        assert_allclose(found.importance.value, told["lmg"], **CLOSE)
        assert_allclose(found.johnson, told["relative_weight"], **CLOSE)
        assert_allclose(found.beta, told["beta_std"], **CLOSE)
        assert found.r2 == pytest.approx(told["r2"], abs=1e-7)
    assert single.r2_adjusted == pytest.approx(told["adj_r2"], abs=1e-7)


# --- edges ------------------------------------------------------------------------------------------------------------


def answers(n=400, seed=3):
    draw = np.random.default_rng(seed)
    x = draw.normal(size=(n, 3))
    return x @ [0.6, 0.3, 0.0] + draw.normal(size=n), x


def test_a_missing_answer_takes_the_person_out_and_is_counted():
    y, x = answers()
    x[:100, 1] = np.nan
    found = drivers(answered(ABC, y, x), resamples=20)
    assert (found.n, found.lost) == (300, 0.25)


def test_the_interval_narrows_as_one_over_the_root_of_n_and_the_ranks_agree_with_it():
    few, many = (drivers(answered(ABC, *answers(n))) for n in (250, 4000))
    wide, narrow = (found.importance.high[0] - found.importance.low[0] for found in (few, many))
    assert wide / narrow == pytest.approx(4, rel=0.3)
    assert many.rank.tolist() == many.first_rank.tolist() == many.last_rank.tolist() == [1, 2, 3]
    assert (few.first_rank <= few.rank).all()
    assert (few.rank <= few.last_rank).all()


def test_a_driver_nobody_differs_in_is_left_out_by_name_and_a_twin_is_merged():
    y, x = answers()
    wide = np.column_stack([x, np.ones(len(y)), x[:, 0] + 1e-3 * x[:, 1]])
    found = drivers(answered((*ABC, "flat", "twin"), y, wide), resamples=20)
    assert found.names == ABC
    assert (found.constant, found.merged) == (("flat",), (("twin", "a"),))


def test_more_than_twelve_drivers_have_johnsons_weights_alone():
    y, x = answers()
    wide = np.column_stack([x, np.random.default_rng(4).normal(size=(len(y), 10))])
    found = drivers(answered(tuple("abcdefghijklm"), y, wide), resamples=20)
    assert found.by_johnson
    assert_allclose(found.importance.value, found.johnson)
    assert found.importance.value.sum() == pytest.approx(found.r2)


def test_a_weight_of_two_is_the_person_twice():
    y, x = answers(150)
    weight = np.where(np.arange(150) < 50, 2.0, 1.0)
    heavy = drivers(answered(ABC, y, x, weight=weight), resamples=20)
    rows = np.repeat(np.arange(150), weight.astype(int))
    double = drivers(answered(ABC, y[rows], x[rows]), resamples=20)
    assert_allclose(heavy.importance.value, double.importance.value)
    assert (heavy.n, double.n) == (150, 200)


def test_why_nothing_is_told():
    y, x = answers(400)
    assert drivers(answered(ABC, y[:99], x[:99])).reason == "TOO_FEW_PERSONS"
    assert drivers(answered(ABC, y[:0], x[:0])).reason == "TOO_FEW_PERSONS"
    assert drivers(answered(ABC, np.ones(400), x)).reason == "SAME_OUTCOME"
    assert drivers(answered(("a",), y, x[:, :1])).reason == "NO_DRIVERS"
    noise = np.random.default_rng(5).normal(size=400)
    assert drivers(answered(ABC, noise, x), resamples=20).reason == "WEAK_FIT"
