"""Published returns through the whole way, file → figures → chart: the signals are those of the reference package."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cxlib.control.settings import Settings
from cxlib.courses import Course, courses
from cxlib.scope import Scope
from cxlib.store import Store, open_store
from tests.real_files import real, take

REFERENCE = json.loads((Path(__file__).parent / "reference" / "xmr.json").read_text(encoding="utf-8"))
VECTORS = {vector["id"]: vector for vector in REFERENCE["vectors"]}
# the reference package counts only points between two sigma and the limit in its two-of-three rule
AS_PACKAGE = Settings(two_of_three="ptd")
PROVIDERS = [("xp14", "RJZ"), ("xp17", "RAS"), ("xp18", "RJC")]


@pytest.fixture(scope="module")
def returns() -> Iterator[Store]:
    """Monthly returns of the accident and emergency departments of England, 2016 to 2019."""
    store = open_store()
    take(store, "nhs_ae_attendances", real("nhsrdatasets/derived/ae_attendances.csv"))
    yield store
    store.close()


def performance(store: Store, provider: str) -> Course:
    """Share seen within four hours at a provider's major department, by month."""
    scope = Scope(grain="M", nodes=("nhs_ae_major",), sites=(provider,))
    [course] = courses(store.reader(), scope, ("wait_within",), settings=AS_PACKAGE)
    return course


@pytest.mark.parametrize(("vector", "provider"), PROVIDERS)
def test_signals_of_a_provider_are_those_of_the_reference_package(returns: Store, vector: str, provider: str) -> None:
    assert list(performance(returns, provider).lines()["rule"]) == VECTORS[vector]["expected"]["rule"]


@pytest.mark.parametrize(("vector", "provider"), PROVIDERS)
def test_limits_of_a_provider_are_those_of_the_reference_package(returns: Store, vector: str, provider: str) -> None:
    limits, [segment] = performance(returns, provider).chart.limits, VECTORS[vector]["expected"]["segments"]
    ours = [float(line[-1]) for line in (limits.centre, limits.low, limits.high)]
    assert ours == pytest.approx([segment["mean"], segment["lpl"], segment["upl"]], abs=1e-6)


def test_hourly_wait_tables_show_a_share_within_half_an_hour_by_month_and_its_season() -> None:
    store = open_store()
    for year in (2016, 2017, 2018):
        take(store, "cbp_ord_waits", real(f"cbp_ord_waits/data/ORD-{year}.csv"))
    scope = Scope(date(2016, 1, 1), date(2018, 12, 31), "M")
    [course] = courses(store.reader(), scope, ("wait_within",), by_node=False)
    store.close()
    by_month = course.points.assign(month=course.points["period"].dt.month).groupby("month")["value"].mean()
    assert len(course.points) == 36
    assert by_month[[6, 7, 8]].mean() < by_month[[1, 2, 11]].mean()
