"""Weak points: the ranking counted by hand, customers where nobody counts them, consistency against scipy."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from cxlib.coaching.weak import ranked
from cxlib.coaching.weak_spread import consistency
from cxlib.coaching.weak_volume import customers


def cells(*rows: tuple[str, str, int, float]) -> pd.DataFrame:
    """Node, item, n, share satisfied; all of one journey."""
    frame = pd.DataFrame(rows, columns=["node", "item", "n", "value"])
    return frame.assign(journey="bank", stage="solve", n_effective=frame["n"].astype(float))


THREE = cells(("till", "speed", 400, 0.6), ("till", "looks", 400, 0.9), ("door", "speed", 400, 0.9))


def test_a_cell_is_weak_against_all_others_of_its_journey() -> None:
    first = ranked(THREE).iloc[0]
    assert (first["node"], first["item"], first["rank"]) == ("till", "speed", 1)
    assert first["usual"] == pytest.approx(0.9)
    assert first["shortfall"] == pytest.approx(0.3)
    assert first["shortfall_low"] < 0.3 < first["shortfall_high"]


def test_priority_is_shortfall_times_importance_times_customers() -> None:
    importance = pd.Series({("till", "speed"): 1.5}).rename_axis(["node", "item"])
    volume = pd.DataFrame({"customers": {"till": 2000.0, "door": 10.0}, "volume_from": "served"})
    first = ranked(THREE, importance, volume).iloc[0]
    assert first["priority"] == pytest.approx(0.3 * 1.5 * 2000)
    assert bool(first["importance_known"])
    assert not ranked(THREE, importance, volume)["importance_known"].iloc[1:].any()


def test_what_is_not_weaker_has_neither_priority_nor_rank() -> None:
    others = ranked(THREE).iloc[1:]
    assert (others["priority"] == 0).all()
    assert others["rank"].isna().all()


def test_importance_decides_between_two_that_are_equally_weak() -> None:
    rows = cells(("a", "speed", 900, 0.6), ("b", "looks", 900, 0.6), ("c", "speed", 900, 0.9), ("d", "looks", 900, 0.9))
    importance = pd.Series({("a", "speed"): 0.5, ("b", "looks"): 1.5}).rename_axis(["node", "item"])
    assert ranked(rows, importance)["node"].head(2).tolist() == ["b", "a"]


def test_chance_alone_gives_no_rank() -> None:
    rows = cells(("a", "speed", 100, 0.80), ("b", "speed", 100, 0.82), ("c", "speed", 100, 0.84))
    assert ranked(rows)["rank"].isna().all()


def test_few_answers_are_never_ranked_and_fewer_never_shown() -> None:
    rows = cells(("till", "speed", 29, 0.1), ("desk", "speed", 9, 0.0), ("door", "speed", 400, 0.9))
    told = ranked(rows).set_index("node")
    assert told["rank"].isna().all()
    assert told.at["till", "class"] == "provisional"
    assert told.at["desk", "reason"] == "TOO_FEW"
    assert told.loc["desk", ["value", "low", "high", "shortfall", "priority"]].isna().all()


def test_satisfaction_is_left_out_where_its_parts_were_asked() -> None:
    rows = cells(("till", "csat", 400, 0.6), ("till", "speed", 400, 0.6), ("door", "csat", 400, 0.9))
    assert set(zip(ranked(rows)["node"], ranked(rows)["item"], strict=True)) == {("till", "speed"), ("door", "csat")}


def test_a_journey_is_not_weighed_against_another() -> None:
    rows = pd.concat([THREE, cells(("hall", "speed", 400, 0.2)).assign(journey="hotel")])
    hall = ranked(rows).set_index("node").loc["hall"]
    assert np.isnan(hall["shortfall"])
    assert pd.isna(hall["rank"])


def test_nothing_asked_is_nothing_ranked() -> None:
    assert ranked(THREE.iloc[:0]).empty


@given(st.permutations(range(3)))
def test_the_order_of_the_rows_does_not_matter(order: list[int]) -> None:
    told = ranked(THREE.iloc[order])
    assert told["priority"].tolist() == ranked(THREE)["priority"].tolist()


def test_customers_of_an_uncounted_node_follow_from_the_counted_ones() -> None:
    persons = pd.DataFrame({"node": ["till", "desk", "door"], "journey": "shop", "n": [100, 100, 50]})
    told = customers(persons, pd.Series({"till": 300.0, "desk": 500.0}))
    # 200 of 800 answered: one in four, so 50 answers stand for 200 customers
    assert told["customers"].tolist() == [300, 500, 200]
    assert told["volume_from"].tolist() == ["served", "served", "estimated"]


@pytest.mark.parametrize("served", [{}, {"till": 20.0}])
def test_without_a_share_that_answered_the_answers_are_the_customers(served: dict[str, float]) -> None:
    persons = pd.DataFrame({"node": ["till", "door"], "journey": "shop", "n": [100, 50]})
    told = customers(persons, pd.Series(served, dtype=float))
    assert told.loc["door"].tolist() == [50, "answers"]


def parts(*rows: tuple[str, int, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["part", "n", "top"]).assign(node="till", item="speed")


def test_consistency_is_the_chi_squared_test_of_scipy() -> None:
    found = consistency(parts(("north", 120, 70), ("south", 200, 150), ("west", 80, 60))).iloc[0]
    table = [[70, 150, 60], [50, 50, 20]]
    assert found["p"] == pytest.approx(stats.chi2_contingency(table, correction=False).pvalue)
    assert (found["lowest"], found["highest"]) == ("north", "south")


def test_a_group_of_nine_is_left_out_and_counted() -> None:
    found = consistency(parts(("north", 100, 50), ("south", 100, 90), ("new", 9, 0))).iloc[0]
    assert (found["groups"], found["left_out"], found["lowest"]) == (2, 1, "north")
    assert found["uneven"]


def test_one_group_has_nothing_to_be_compared_with() -> None:
    assert consistency(parts(("north", 100, 50), ("new", 9, 0))).empty


def test_all_satisfied_everywhere_is_even() -> None:
    found = consistency(parts(("north", 100, 100), ("south", 100, 100))).iloc[0]
    assert (found["p"], found["uneven"]) == (1.0, False)


def test_many_cells_together_are_told_as_each_of_them_alone() -> None:
    rng = np.random.default_rng(3)
    n = rng.integers(5, 60, size=300)
    rows = {"node": rng.integers(0, 9, 300).astype(str), "item": rng.integers(0, 5, 300).astype(str), "n": n}
    groups = pd.DataFrame(rows | {"part": np.arange(300).astype(str), "top": rng.binomial(n, 0.7)})
    groups.loc[groups["node"] == "3", "top"] = groups["n"] // 2  # equal shares: the first of them is told
    told = consistency(groups).drop(columns=["q", "uneven"])
    alone = [consistency(one).drop(columns=["q", "uneven"]) for _, one in groups.groupby(["node", "item"])]
    pd.testing.assert_frame_equal(told, pd.concat(alone, ignore_index=True), check_dtype=False)
    assert len(told) > 30
    assert (told["left_out"] > 0).any()
