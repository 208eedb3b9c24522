"""Small samples are hidden or marked, and the reason has a name."""

import subprocess
import sys

import numpy as np
import pytest

from cxlib.display import NO_DATA, TOO_FEW, Bounds, display_class, reason


@pytest.mark.parametrize(
    ("n", "shown", "why"),
    [
        (0, "hidden", NO_DATA),
        (1, "hidden", TOO_FEW),
        (9, "hidden", TOO_FEW),
        (10, "provisional", ""),
        (29, "provisional", ""),
        (30, "normal", ""),
        (5000, "normal", ""),
        (np.nan, "hidden", NO_DATA),
    ],
)
def test_class_and_reason_follow_from_the_number_of_answers(n, shown, why):
    assert display_class(n) == shown
    assert reason(n) == why


@pytest.mark.parametrize(
    ("n", "events", "shown"),
    [(9, 50, "hidden"), (500, 0, "provisional"), (500, 9, "provisional"), (500, 10, "normal"), (20, 10, "provisional")],
)
def test_rate_is_provisional_under_ten_events(n, events, shown):
    assert display_class(n, events) == shown


def test_unknown_events_change_nothing():
    assert display_class([500, 20], [np.nan, np.nan]).tolist() == ["normal", "provisional"]


def test_answers_all_in_one_group_are_provisional_at_best():
    classes = display_class([5, 50, 50], no_spread=[True, True, False])
    assert classes.tolist() == ["hidden", "provisional", "normal"]


def test_bounds_are_settings():
    strict = Bounds(hidden_below=30, provisional_below=100, events_below=5)
    assert display_class([29, 30, 100], bounds=strict).tolist() == ["hidden", "provisional", "normal"]
    assert display_class([100, 100], [4, 5], strict).tolist() == ["provisional", "normal"]
    assert reason([29, 30], strict).tolist() == [TOO_FEW, ""]


def test_without_answers_nothing_is_shown_whatever_the_bounds():
    open_doors = Bounds(hidden_below=0, provisional_below=0)
    assert display_class([0, 1], bounds=open_doors).tolist() == ["hidden", "normal"]
    assert reason([0, 1], open_doors).tolist() == [NO_DATA, ""]


def test_effective_n_of_ten_by_rounding_is_ten():
    weights = np.full(10, 0.1)
    n_effective = weights.sum() ** 2 / (weights**2).sum() * (1 - 1e-15)
    assert n_effective < 10
    assert display_class(n_effective) == "provisional"


def test_importing_the_statistics_leaves_the_slow_libraries_alone():
    code = "import sys, cxlib.quantiles, cxlib.display; print({'scipy.stats', 'pandas'} & {*sys.modules})"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "set()"
