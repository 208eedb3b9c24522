"""A rate says how many events it counts wherever it stands: under the pointer, in the table, in the download."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from cxlib.courses import Course, courses
from cxlib.figures import figures
from cxlib.scope import Scope
from cxlib.store import Store
from ui import course_words
from ui.courses import numbers
from ui.downloads import prepared

AUTUMN = Scope(date(2026, 7, 27), date(2026, 10, 31), nodes=("counter_2",))
RATE = "complaints_per_1000"


@pytest.fixture(scope="module")
def charted(sample_store: Store) -> list[Course]:
    return courses(sample_store.reader(), AUTUMN, (RATE, "csat"))


@pytest.fixture(scope="module")
def counted(sample_store: Store) -> pd.Series:
    """The complaints of each month, as the metric itself counts them."""
    year = Scope(date(2025, 11, 1), AUTUMN.end, "M", nodes=AUTUMN.nodes)
    return figures(sample_store.reader(), year, (RATE,), ("period",)).set_index("period")["events"]


def test_the_pointer_tells_the_complaints_of_each_point(charted: list[Course], counted: pd.Series) -> None:
    rate = charted[0]
    assert (rate.grain, rate.kind) == ("M", "u")
    told = dict(zip(rate.points["period"], course_words.hovers(rate, rate.lines()), strict=True))
    assert counted.max() > 1
    for month, events in counted.items():
        assert f">{events:.0f} complaint" in told[month], month


def test_the_download_of_a_chart_counts_the_events_of_rates_alone(charted: list[Course], counted: pd.Series) -> None:
    table = numbers(charted)
    rate = table[table["metric"] == RATE].set_index("period")["events"]
    assert rate[counted.index].tolist() == counted.tolist()
    assert table.loc[table["metric"] == "csat", "events"].isna().all()
    header = prepared(table, AUTUMN, ()).csv().decode("utf-8-sig").splitlines()[0]
    assert "Events" in header.split(",")
