"""What the roll-up tells is what the rows tell: a question over all sites, and the same with every site named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cxlib.backlog import backlog
from cxlib.busy import busy
from cxlib.courses.since import SERVED, Asked, over_stretches
from cxlib.figures import figures
from cxlib.leaving import leaving
from cxlib.scope import Scope
from cxlib.store import Store, days, open_store
from cxlib.store.statements import sql
from tests.clinic import take
from tests.totals import MONTHS, monthly

SPRING = Scope(date(2026, 3, 4), date(2026, 5, 20), "W")
NODES = ("counter_1", "check_in", "diagnose")
STRETCHES = [
    (date(2026, 3, 2), date(2026, 5, 17)),
    (date(2026, 5, 18), date(2026, 5, 24)),
    (date(2026, 3, 9), date(2026, 3, 8)),
]


@pytest.fixture(scope="module")
def named(sample_store: Store) -> Scope:
    """Every site by its name: read from the rows, as the roll-up knows no sites."""
    return SPRING.within(sites=sample_store.reader().catalogue().sites["code"])


def test_served_by_hour_and_those_who_left(sample_store: Store, named: Scope) -> None:
    reader = sample_store.reader()
    assert len(busy(reader, SPRING)) > 20
    assert leaving(reader, SPRING)["left"].sum() > 10
    for told in (busy, leaving):
        assert_frame_equal(told(reader, SPRING), told(reader, named))


def test_complaints_by_category_and_those_that_came_back(sample_store: Store, named: Scope) -> None:
    reader = sample_store.reader()
    assert reader.categories(SPRING)["n"].sum() == reader.returned(SPRING)[2] > 50
    assert_frame_equal(reader.categories(SPRING), reader.categories(named))
    assert reader.returned(SPRING) == reader.returned(named)
    assert_frame_equal(backlog(reader, SPRING).course, backlog(reader, named).course)


@pytest.mark.parametrize("by", [("site",), ("channel",), ("weekday", "hour"), ("site", "hour")])
def test_waits_of_one_node_by_its_tickets_are_those_of_this_node_among_all(
    sample_store: Store, by: tuple[str, ...]
) -> None:
    reader = sample_store.reader()
    told = figures(reader, SPRING.within(nodes=["counter_1"]), ("wait_p90_s",), by)
    every = figures(reader, SPRING.within(nodes=NODES), ("wait_p90_s",), ("node", *by))
    mine = every[(every["node"] == "counter_1") & (every["n"] > 0)].drop(columns="node").reset_index(drop=True)
    assert told["n"].sum() > 300
    assert_frame_equal(told, mine)


@pytest.mark.parametrize("metric", ["wait_mean_s", "wait_p90_s"])
@pytest.mark.parametrize("by", [("weekday", "hour"), ("node", "hour"), ("node", "period"), ()])
def test_waits(sample_store: Store, named: Scope, metric: str, by: tuple[str, ...]) -> None:
    reader = sample_store.reader()
    told = figures(reader, SPRING, (metric,), by)
    assert told["n"].sum() > 1000
    assert_frame_equal(told, figures(reader, named, (metric,), by))


@pytest.mark.parametrize("by", [("node",), ("node", "period"), ("period",), ("node", "channel")])
def test_tickets_of_a_site_are_those_of_this_site_among_all(sample_store: Store, by: tuple[str, ...]) -> None:
    reader, keys = sample_store.reader(), list(by)
    every = reader.tickets_measured(SPRING, (*by, "site"))
    for site in ("centre", "east"):
        told = reader.tickets_measured(SPRING.within(sites=[site]), by)
        mine = every[every["site"] == site].drop(columns="site")
        assert_frame_equal(told.sort_values(keys, ignore_index=True), mine.sort_values(keys, ignore_index=True))
        assert told["served"].sum() > 300


def test_one_site_at_all_nodes_is_read_where_its_sums_lie_together(
    sample_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(days, "sql", lambda name: asked.append(name) or sql(name))
    sample_store.database.forget()
    for scope in (SPRING, SPRING.within(sites=["centre"]), SPRING.within(sites=["centre", "east"], nodes=NODES[:1])):
        sample_store.reader().tickets_measured(scope, ("node", "channel"))
    assert asked == ["tickets_by_site", "tickets_of_site", "tickets_by_site"]


# --- stretches of days of single nodes, read together -----------------------------------------------------------------


def one_by_one(store: Store, scope: Scope, asked: list[Asked]) -> list[dict[str, object]]:
    return [alone(store, replace(scope, start=one.start, end=one.end), one) if one.start <= one.end else {}
            for one in asked]  # fmt: skip


def alone(store: Store, during: Scope, one: Asked) -> dict[str, object]:
    served = one.metric == SERVED
    told = store.reader().tickets_measured(during, ("node",)) if served else figures(
        store.reader(), during, (one.metric,), ("node",))  # fmt: skip
    mine = told[told["node"] == one.node] if "node" in told else told.iloc[:0]
    names = [name for name in ("value", "n", "low", "high", "served") if name in mine]
    return next(iter(mine[names].to_dict("records")), {})


def all_of(metrics: tuple[str, ...], nodes: tuple[str, ...], grain: str) -> list[Asked]:
    return [Asked(metric, node, *days, grain) for metric, node, days in product(metrics, nodes, STRETCHES)]


@pytest.mark.parametrize("sites", [(), ("centre",)])
@pytest.mark.parametrize("grain", ["W", "D"])
def test_stretches_are_what_is_told_of_each_alone(sample_store: Store, sites: tuple[str, ...], grain: str) -> None:
    scope = SPRING.within(sites=sites)
    asked = all_of(("csat", "nps", "wait_p90_s", "complaints_per_1000", SERVED), NODES, grain)
    told = over_stretches(sample_store.reader(), scope, asked)
    assert_frame_equal(pd.DataFrame(told), pd.DataFrame(one_by_one(sample_store, scope, asked)))


def test_a_stretch_cuts_totals_as_a_period_does() -> None:
    store = open_store()
    take(store, MONTHS, monthly)
    january, half = (date(2026, 1, 1), date(2026, 1, 31)), (date(2026, 1, 10), date(2026, 2, 28))
    asked = [
        Asked(metric, "desk", *days, "D") for metric in ("csat", "wait_within", SERVED) for days in (january, half)
    ]
    told = over_stretches(store.reader(), Scope(), asked)
    assert [line["n"] for line in told[:4]] == [150, 120, 1500, 900]
    assert_frame_equal(pd.DataFrame(told), pd.DataFrame(one_by_one(store, Scope(), asked)))
