"""Shares of checks passed, pairs of observers, and whether the three sources agree: numbers a person can count."""

import pandas as pd
import pytest

from cxlib.coaching.observed import agreed, passed
from cxlib.coaching.trio import standing, trio


def cards(*rows):
    names = ["card_id", "day", "node", "site", "role", "step", "item", "passed"]
    return pd.DataFrame(rows, columns=names)


def test_what_could_not_be_seen_is_counted_apart_and_not_as_failed():
    seen = cards(*((n, 1, "a", "s", "trainer", "greet", "x", n % 4 != 0) for n in range(20)),
                 *((n, 1, "a", "s", "trainer", "greet", "y", None) for n in range(5)))  # fmt: skip
    line = passed(seen).iloc[0]
    assert (line["n"], line["unseen"], line["value"]) == (20, 5, 0.75)
    assert (line["class"], line["reason"]) == ("provisional", "FEW_ANSWERS")


def test_twelve_checks_of_three_scorecards_that_all_say_the_same_are_worth_three():
    seen = cards(*((n // 4, 1, "a", "s", "trainer", "greet", f"x{n}", n >= 4) for n in range(12)))
    line = passed(seen).iloc[0]
    assert (line["n"], line["cards"], line["n_effective"]) == (12, 3, 3)
    assert (line["class"], line["reason"]) == ("hidden", "TOO_FEW")


def test_checks_spread_evenly_over_scorecards_keep_their_number():
    seen = cards(*((n % 12, 1, "a", "s", "trainer", "greet", f"x{n}", n % 5 != 0) for n in range(60)))
    assert passed(seen)["n_effective"].iloc[0] == 60


def test_where_all_is_passed_only_the_scorecards_count():
    seen = cards(*((n % 12, 1, "a", "s", "trainer", "greet", f"x{n}", True) for n in range(60)))
    assert passed(seen)["n_effective"].iloc[0] == 12


def test_only_checks_judged_by_both_on_one_scorecard_each_make_a_pair():
    told = agreed(cards(
        (1, 1, "a", "s", "trainer", "greet", "x", True), (2, 1, "a", "s", "shopper", "greet", "x", True),
        (1, 1, "a", "s", "trainer", "greet", "y", True), (2, 1, "a", "s", "shopper", "greet", "y", False),
        (1, 1, "a", "s", "trainer", "greet", "z", None), (2, 1, "a", "s", "shopper", "greet", "z", False),
        (3, 2, "a", "s", "trainer", "greet", "x", True), (4, 2, "a", "s", "trainer", "greet", "x", False),
        (5, 2, "a", "s", "shopper", "greet", "x", False), (6, 3, "a", "s", "trainer", "greet", "x", True),
    ))  # fmt: skip
    assert (told.agreement.n, told.agreement.agreed) == (2, 0.5)
    assert told.items[["item", "n", "agreed"]].values.tolist() == [["y", 1, 0.0], ["x", 1, 1.0]]
    assert told.apart == 5


def test_a_node_stands_below_only_if_its_whole_interval_does():
    frame = pd.DataFrame({"value": [0.5, 0.7, 0.9, 0.4], "low": [0.4, 0.6, 0.85, 0.3], "high": [0.6, 0.8, 0.95, 0.5],
                          "class": ["normal", "normal", "provisional", "hidden"]})  # fmt: skip
    assert standing(frame, 0.75).tolist() == ["below", "level", "above", "unknown"]


@pytest.mark.parametrize(
    ("survey", "observed", "trained", "verdict"),
    [
        ("below", "below", "", "WEAK_BOTH"),
        ("below", "below", "WORKED", "WEAK_BOTH_STILL"),
        ("below", "level", "NO_EFFECT", "SURVEY_ONLY"),
        ("level", "below", "", "OBSERVED_ONLY"),
        ("above", "level", "", "FINE_PARTLY"),
        ("above", "above", "", "FINE_BOTH"),
        ("level", "level", "WORKED", "FINE_BOTH_TRAINED"),
        ("unknown", "below", "", "UNKNOWN"),
    ],
)
def test_the_three_agree_or_differ_in_one_word(survey, observed, trained, verdict):
    assert trio(survey, observed, trained) == verdict
