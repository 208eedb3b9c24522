"""Kano classes, coefficients and Fong's test are those of the R package stp25kano."""

import json
from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

from cxlib.coaching.kano import LETTERS, TABLE, better_worse, classify, counts_of, letters

FILE = json.loads((Path(__file__).parent / "reference" / "kano.json").read_text(encoding="utf-8"))
VECTORS = [pytest.param(vector, id=vector["id"]) for vector in FILE["vectors"]]
PRINTED = FILE["published_counts"]["rows"]


def number(value):
    return np.nan if value is None else value


def test_the_evaluation_table_is_the_published_one():
    assert TABLE.tolist() == FILE["evaluation_table"]["rows_functional_1_to_5"]


@pytest.mark.parametrize("vector", VECTORS)
def test_each_persons_letter_and_the_counts_are_those_of_the_package(vector):
    put, told = vector["input"], vector["expected"]
    pairs = (np.array(put[side], dtype=float) for side in ("functional", "dysfunctional"))
    assert letters(*pairs).tolist() == [code or "" for code in told["code_per_respondent"]]
    assert counts_of(np.array(put["functional"], float), np.array(put["dysfunctional"], float)).tolist() == [
        told[letter] for letter in LETTERS
    ]


@pytest.mark.parametrize("vector", VECTORS)
def test_class_strengths_coefficients_and_test_are_those_of_the_package(vector):
    told = vector["expected"]
    counts = [[told[letter] for letter in LETTERS]]
    found, (better, worse) = classify(counts), better_worse(counts, resamples=10)
    assert found.modal[0] == told["modal_category"]
    ours = [found.n, found.total_strength, found.category_strength, better.value, worse.value]
    theirs = [number(told[name]) for name in ("n", "total_strength", "category_strength", "better", "worse")]
    assert_allclose([float(part[0]) for part in ours], theirs, rtol=0, atol=1e-6)
    if told["fong_significant"] is None:
        assert np.isnan(found.needed[0])
        return
    assert found.lead[0] == told["fong_lhs"]
    assert found.needed[0] == pytest.approx(told["fong_rhs_1dp"], abs=0.0501)
    assert bool(found.mixed[0]) is not told["fong_significant"]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["attribute"]) for row in PRINTED])
def test_the_printed_results_come_out_of_the_printed_counts(row):
    counts = [[row[letter] for letter in LETTERS]]
    found, (better, worse) = classify(counts), better_worse(counts, resamples=10)
    assert (found.modal[0], found.lead[0]) == (row["modal"], row["fong_lhs"])
    assert found.needed[0] == pytest.approx(row["fong_rhs"], abs=0.0501)
    assert bool(found.mixed[0]) is not row["fong_sig"]
    assert (better.value[0], worse.value[0]) == pytest.approx((row["better"], row["worse"]), abs=0.00051)
    assert 100 * found.total_strength[0] == pytest.approx(row["total_strength_pct"], abs=0.51)
    assert 100 * found.category_strength[0] == pytest.approx(row["category_strength_pct"], abs=0.51)


def test_the_bootstrap_interval_is_as_wide_as_the_binomial_one_and_does_not_change_from_call_to_call():
    better, _ = better_worse([[50, 50, 50, 50, 0, 0]])
    again, _ = better_worse([[50, 50, 50, 50, 0, 0]])
    half = 1.96 * np.sqrt(0.25 / 200)
    assert_allclose([better.low[0], better.high[0]], [0.5 - half, 0.5 + half], atol=0.012)
    assert again == better


def test_below_twelve_persons_there_is_no_test_and_an_exact_tie_is_mixed():
    few = classify([[4, 3, 2, 2, 0, 0], [4, 4, 2, 1, 0, 0]])
    assert np.isnan(few.p).all()
    assert few.shown.tolist() == ["M", "M/O"]


def test_a_feature_nobody_answered_has_no_class_and_no_coefficients():
    counts = [[0, 0, 0, 0, 0, 0]]
    better, worse = better_worse(counts)
    assert classify(counts).shown.tolist() == [""]
    assert np.isnan([better.value[0], better.low[0], worse.value[0], worse.high[0]]).all()


def test_more_than_a_tenth_of_contradictions_says_that_the_question_was_not_understood():
    assert classify([[30, 20, 20, 18, 0, 12], [30, 20, 20, 20, 0, 10]]).questionable.tolist() == [True, False]
