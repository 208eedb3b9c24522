"""Medians and P90s that are ready are those of the bins: in whole periods, beside odd days, after an undo."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from itertools import product

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cxlib.scope import Scope
from cxlib.store import Store, open_store
from cxlib.store.quantiled import Quantiles, of_bins
from cxlib.store.ready import refresh_quantiles
from tests.clinic import QUEUE, queue, take, take_all

JOURNEYS = {
    "all": (),
    "one": ("bank",),
    "two of three": ("bank", "repair"),
    "each by name": ("bank", "repair", "hotel"),
    "misspelt": ("nowhere",),
}
ASKED = (("wait", 0.5), ("wait", 0.9), ("close", 0.5), ("wait", 0.75))
DAYS = {
    "from a Wednesday to a Tuesday": (date(2026, 2, 11), date(2026, 6, 16)),
    "whole months": (date(2026, 4, 1), date(2026, 6, 30)),
    "within a week": (date(2026, 5, 5), date(2026, 5, 7)),
    "all there is": (None, None),
    "beyond the data": (date(2030, 1, 1), date(2030, 3, 31)),
}


def lines(found: Quantiles) -> pd.DataFrame:
    estimate = found.estimate._asdict()
    told = pd.DataFrame(found.keys | estimate | {"n": found.n})
    return told.sort_values([*found.keys], ignore_index=True)


@pytest.mark.parametrize("days", DAYS)
@pytest.mark.parametrize("grain", ["D", "W", "M", "Q"])
def test_they_are_the_quantiles_of_the_bins(sample_store: Store, days: str, grain: str) -> None:
    reader, compared = sample_store.reader(), 0
    for journeys, (what, share), by in product(JOURNEYS.values(), ASKED, (("period",), ("node", "period"))):
        scope = Scope(*DAYS[days], grain, journeys=journeys)
        told = lines(reader.quantiles(scope, what, share, by))
        assert_frame_equal(told, lines(of_bins(reader.times(scope, what, by), share)))
        compared += len(told)
    assert compared > 50 or days == "beyond the data"


def test_a_week_of_ten_waits_counted_by_hand() -> None:
    """One to ten minutes in the week of 2 March: half wait 5.5 minutes at most, nine in ten 9.1."""
    with closing(open_store()) as store:
        take(store, QUEUE, queue)
        told = kept(store)
    week = [line for line in told if line[0] == "week" and line[4] == "wait"]
    monday, node, journey = date(2026, 3, 2), 1, 1
    assert [line[1:4] for line in week] == [(monday, node, None), (monday, None, journey), (monday, None, None)]
    assert {(line[5], line[6], round(line[9], 6)) for line in week} == {(10, 330.0, 546.0)}


def test_an_undo_leaves_none_that_the_rows_do_not_tell() -> None:
    with closing(open_store()) as store:
        take_all(store)
        before = kept(store)
        upload = take(store, QUEUE.replace("2026-03-02", "2026-04-09").replace("q", "r"), queue)
        assert len(kept(store)) > len(before)
        store.undo(upload.upload_id)
        assert kept(store) == before
        with store.database.transaction() as cursor:
            cursor.execute("create or replace temp table touched_day as select distinct day from ticket")
            cursor.execute("delete from time_quantile")
            refresh_quantiles(cursor)
        assert kept(store) == before


def kept(store: Store) -> list[tuple[object, ...]]:
    columns = "span, day, node_id, journey_id, what, n, median, median_low, median_high, p90"
    with store.database.cursor() as cursor:
        return cursor.execute(f"select {columns} from time_quantile order by all").fetchall()
