"""How many come in which hour, and how long those waited who left: small days counted by hand."""

from __future__ import annotations

import pytest

from cxlib.busy import busy
from cxlib.leaving import leaving
from cxlib.scope import Scope
from cxlib.store import Store
from tests.clinic import QUEUED, mapping, take

HEAD = "id,site,node,opened,started,closed,outcome\n"
WAY = mapping("ticket", "queue", **QUEUED)


def served(code: str, stamp: str) -> str:
    day, clock = stamp.split()
    return f"{code},north,nurse,{day} {clock},{day} {clock},{day} 20:00,served\n"


def left(code: str, node: str, minutes: int | None, day: str = "2026-03-02") -> str:
    closed = "" if minutes is None else f"{day} {9 + minutes // 60:02}:{minutes % 60:02}"
    return f"{code},north,{node},{day} 09:00,,{closed},abandoned\n"


@pytest.fixture
def two_mondays(empty: Store) -> Store:
    # Monday 2 March: three at nine; Monday 9 March: one at nine, two at ten; Tuesday 10 March: one at nine
    stamps = ["2026-03-02 09:10", "2026-03-02 09:20", "2026-03-02 09:59", "2026-03-09 09:00", "2026-03-09 10:00",
              "2026-03-09 10:30", "2026-03-10 09:00"]  # fmt: skip
    rows = "".join(served(f"s{place}", stamp) for place, stamp in enumerate(stamps))
    take(empty, HEAD + rows + left("x", "nurse", 5), WAY)
    return empty


def test_an_hour_is_averaged_over_the_days_anybody_was_served(two_mondays: Store) -> None:
    found = busy(two_mondays.reader(), Scope())
    assert found[["weekday", "hour", "value", "n", "days"]].values.tolist() == [
        [1, 9, 2, 4, 2], [1, 10, 1, 2, 2], [2, 9, 1, 1, 1],
    ]  # fmt: skip


def test_its_interval_is_that_of_the_daily_numbers(two_mondays: Store) -> None:
    # 3 and 1 on two Mondays: mean 2, standard error 1, t with one degree of freedom 12.706
    nine, _, tuesday = busy(two_mondays.reader(), Scope()).to_dict("records")
    assert (nine["low"], round(nine["high"], 3)) == (0.0, 14.706)
    assert tuesday["low"] != tuesday["low"]


def test_half_of_those_who_left_had_waited_up_to_six_minutes(empty: Store) -> None:
    rows = "".join(left(f"l{minutes}", "nurse", minutes) for minutes in range(1, 12))
    take(empty, HEAD + rows + left("u1", "nurse", None) + left("u2", "nurse", None), WAY)
    line = leaving(empty.reader(), Scope()).iloc[0]
    assert (line["left"], line["n"], line["value"]) == (13, 11, 360)
    assert (line["low"], line["high"]) == (120, 600)  # order statistics 2 and 10 of 11
    assert line["class"] == "provisional"


def test_where_no_stamp_tells_it_the_reason_is_given(empty: Store) -> None:
    take(empty, HEAD + left("u1", "nurse", None) + left("a", "doctor", 4) + served("s", "2026-03-02 09:00"), WAY)
    found = leaving(empty.reader(), Scope()).set_index("node")
    assert found["reason"].to_dict() == {"doctor": "TOO_FEW", "nurse": "LEAVING_NOT_TOLD"}
    assert found["value"].isna().all()


def test_a_ticket_closed_days_later_does_not_tell_when_somebody_left(empty: Store) -> None:
    late = "z,north,nurse,2026-03-02 09:00,,2026-03-05 09:00,abandoned\n"
    take(empty, HEAD + late + served("s", "2026-03-02 09:00"), WAY)
    line = leaving(empty.reader(), Scope()).iloc[0]
    assert (line["left"], line["n"]) == (1, 0)


def test_who_left_is_in_no_wait_of_the_served(two_mondays: Store) -> None:
    assert int(busy(two_mondays.reader(), Scope())["n"].sum()) == 7
    assert leaving(two_mondays.reader(), Scope())["left"].tolist() == [1]
