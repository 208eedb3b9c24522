"""Measures are added up exactly whatever the keys, and days that were read once are not read again."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlib.store.day_numbers import first_days, number_of, period_of
from cxlib.store.held import Held
from cxlib.store.kept import BYTES, LIMIT, Kept, size_of
from cxlib.store.spans import spans
from cxlib.store.sums import EXACT, Sums

ROWS = st.lists(st.tuples(st.integers(1, 4), st.integers(20_000, 20_400), st.integers(0, 10**6)), min_size=1)
DAYS = st.dates(date(2019, 12, 20), date(2026, 2, 10))
PANDAS = {"D": "D", "W": "W-SUN", "M": "M", "Q": "Q"}


def sums_of(rows, scale=1):
    node, day, n = (np.array(column, dtype=np.int64) for column in zip(*rows, strict=True))
    return Sums({"node": node, "day": day}, ("n", "twice"), np.array([n, 2 * n]), scale)


def by_hand(rows, grain):
    frame = pd.DataFrame(rows, columns=["node", "day", "n"])
    frame["period"] = pd.to_datetime(frame["day"], unit="D").dt.to_period(PANDAS[grain]).dt.start_time
    return frame.groupby(["period", "node"])["n"].sum()


@pytest.mark.parametrize("grain", PANDAS)
@given(rows=ROWS)
def test_periods_and_nodes_add_up_as_in_pandas(grain, rows):
    keys, (n, twice) = sums_of(rows).added(("period", "node"), grain)
    expected = by_hand(rows, grain)
    assert first_days(keys["period"], grain).astype("datetime64[ns]").tolist() == [
        period.value for period, _ in expected.index
    ]
    assert keys["node"].tolist() == [node for _, node in expected.index]
    assert n.tolist() == expected.tolist()
    assert (twice == 2 * n).all()


@pytest.mark.parametrize("grain", PANDAS)
@given(rows=ROWS)
def test_rows_put_together_by_node_and_period_have_the_sums_of_all_rows(grain, rows):
    every, few = sums_of(rows, scale=4), sums_of(rows, scale=4).together("node", grain)
    for by in ((), ("node",), ("period",), ("node", "period")):
        (keys, sums), (expected_keys, expected) = few.added(by, grain), every.added(by, grain)
        assert (sums == expected).all()
        assert all((keys[key] == expected_keys[key]).all() for key in by)


def test_without_keys_all_rows_are_one_group_and_no_rows_are_none():
    two = sums_of([(1, 5, 3), (2, 9, 4)], scale=2)
    assert two.added(())[1].tolist() == [[3.5], [7.0]]
    assert two.where(np.array([False, False])).added(("node",))[1].shape == (2, 0)


def test_sums_too_large_for_floating_point_stay_exact():
    rows = [(1, 5, EXACT), (1, 6, 1), (1, 7, 1), (2, 5, 7)]
    _, (n, _) = sums_of(rows).added(("node",))
    assert n.tolist() == [float(EXACT + 2), 7.0]


def test_keys_far_apart_need_no_room_between_them():
    rows = [(1, 5, 1), (2_000_000_000, 5, 2), (2_000_000_000, 900_000_000, 4), (1, 5, 8)]
    keys, (n, _) = sums_of(rows).added(("node", "day"))
    assert keys["node"].tolist() == [1, 2_000_000_000, 2_000_000_000]
    assert n.tolist() == [9, 2, 4]


def test_every_day_of_a_century_is_in_the_week_month_and_quarter_the_calendar_says():
    days = pd.date_range("1969-06-01", "2069-06-01")
    numbers = np.array([number_of(day.date()) for day in days])
    for grain, name in PANDAS.items():
        starts = first_days(period_of(numbers, grain), grain)
        assert (starts == days.to_period(name).start_time.to_numpy()).all()


# --- whole weeks and months ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("grain", ["D", "W", "M", "Q"])
@given(start=DAYS, length=st.integers(0, 800))
def test_each_day_of_a_scope_is_in_exactly_one_part(grain, start, length):
    end = start + timedelta(days=length)
    part = spans(start, end, grain)
    whole = max(0, (part["last"] - part["first"]).days + 1)
    before, after = ((last - first).days + 1 for first, last in ((start, part["before"]), (part["after"], end)))
    assert before + whole + after == length + 1
    assert min(before, after) >= 0
    if whole:
        assert part["before"] + timedelta(days=1) == part["first"]
        assert part["last"] + timedelta(days=1) == part["after"]
        assert part["first"].weekday() == part["after"].weekday() == 0 or part["first"].day == part["after"].day == 1


# --- what is read and kept -------------------------------------------------------------------------------------------


def test_no_day_is_read_twice():
    read = []

    def reading(start, end):
        read.append((start.day, end.day))
        days = np.array([number_of(start + timedelta(days=one)) for one in range((end - start).days + 1)])
        return Sums({"day": days}, ("n",), np.ones((1, days.size), dtype=np.int64))

    held, march = Held(), [date(2026, 3, day) for day in range(1, 31)]
    assert held.between(march[14], march[20], march[7], reading).measures.sum() == 7
    assert held.between(march[7], march[13], march[0], reading).measures.sum() == 7
    assert read == [(8, 21)]
    assert held.between(march[13], march[25], march[0], reading).measures.sum() == 13
    assert read == [(8, 21), (1, 7), (22, 26)]
    assert sorted(held.between(march[0], march[25], march[0], reading).keys["day"].tolist()) == [
        number_of(day) for day in march[:26]
    ]
    assert len(read) == 3


def test_days_before_all_that_was_read_are_read_alone_and_what_was_read_first_is_let_go(monkeypatch):
    read = []

    def reading(start, end):
        read.append((start.day, end.day))
        days = np.array([number_of(start), number_of(end)])
        return Sums({"day": days}, ("n",), np.ones((1, 2), dtype=np.int64))

    monkeypatch.setattr("cxlib.store.held.LINES", 3)
    held, march = Held(), [date(2026, 3, day) for day in range(1, 31)]
    held.between(march[20], march[22], march[20], reading)
    held.between(march[5], march[8], march[5], reading)
    held.between(march[5], march[8], march[5], reading)
    assert read == [(21, 23), (6, 9)]
    held.between(march[20], march[22], march[20], reading)
    assert read == [(21, 23), (6, 9), (21, 23)]


class Large:
    nbytes = BYTES // 2


def test_large_things_push_out_what_was_not_asked_for_longest_and_small_ones_only_by_number():
    kept, made = Kept(1), []

    def ask(key, thing):
        return kept.get(key, lambda: made.append(key) or thing)

    for key in ("a", "b", "a", "c"):
        ask(key, Large())
    ask("a", Large())
    ask("b", Large())
    assert made == ["a", "b", "c", "b"]
    for number in range(LIMIT + 1):
        ask(number, number)
    ask(LIMIT, 0)
    ask(0, 0)
    assert made[4:] == [*range(LIMIT + 1), 0]


@dataclass(frozen=True)
class Holding:
    rows: pd.DataFrame


def test_what_a_frame_or_a_dataclass_of_frames_takes_is_counted_and_pushes_out():
    frame = pd.DataFrame({"n": np.arange(BYTES // 8 - 100)})
    kept, made = Kept(1), []

    def ask(key):
        return kept.get(key, lambda: made.append(key) or Holding(frame))

    for key in ("a", "a", "b", "b", "a"):
        ask(key)
    assert made == ["a", "b", "a"]


@pytest.mark.parametrize(
    "kind", [object, pd.StringDtype("python", na_value=np.nan), pd.StringDtype("pyarrow", na_value=np.nan)]
)
def test_texts_of_a_frame_are_counted_with_it(kind):
    long = pd.DataFrame({"text": pd.Series([f"{n}" * 1000 for n in range(10)], dtype=kind)})
    assert size_of(long) > 10_000 > size_of(long.assign(text=0))


def test_columns_without_a_frame_are_counted_too():
    assert size_of({"n": np.arange(1000), "of": {"all": np.arange(10)}}) == 8 * 1010
