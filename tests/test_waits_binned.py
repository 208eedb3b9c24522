"""Waits are read from bins, of days, weeks or months: the same quantiles as from the waits themselves."""

from datetime import date

import numpy as np
import pytest
from pandas.testing import assert_frame_equal
from scipy import stats

from cxlib.figures import figures
from cxlib.quantiles import interval_ranks, quantile
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.clinic import mapping, take
from tests.test_reader import binned

ALL = Scope()


@pytest.fixture(scope="module")
def busy():
    """Two hundred waits of every length at two nodes and three sites over a month, from a fixed seed."""
    chance = np.random.default_rng(7)
    waits = np.exp(chance.normal(6, 1.2, 200)).astype(int)
    nodes, sites = chance.choice(["nurse", "doctor"], 200), chance.choice(["north", "south", "west"], 200)
    rows = [
        f"t{n},{sites[n]},{nodes[n]},2026-03-{1 + n % 28:02} {8 + n % 10:02}:00,{wait}" for n, wait in enumerate(waits)
    ]
    store = open_store()
    way = mapping("ticket", "busy", id="id", site="site", node="node", opened="opened", waited="wait")
    take(store, "\n".join(["id,site,node,opened,waited", *rows]) + "\n", way)
    yield store, waits, nodes, sites
    store.close()


def test_binned_quantiles_by_node_are_those_of_the_raw_path_by_site(busy):
    reader = busy[0].reader()
    every = Scope(sites=tuple(reader.catalogue().sites["code"]))
    for metric in ("wait_median_s", "wait_p90_s"):
        assert_frame_equal(figures(reader, ALL, (metric,), ("node",)), figures(reader, every, (metric,), ("node",)))


@pytest.mark.parametrize(("metric", "share"), [("wait_median_s", 0.5), ("wait_p90_s", 0.9)])
def test_binned_quantiles_are_within_one_percent_of_the_true_ones(busy, metric, share):
    store, waits, nodes, sites = busy
    by_node = figures(store.reader(), ALL, (metric,), ("node",)).set_index("node")["value"]
    by_site = figures(store.reader(), ALL, (metric,), ("site",)).set_index("site")["value"]
    for code, value in by_node.items():
        assert value == pytest.approx(float(quantile(waits[nodes == code], share).value), rel=0.01)
    for code, value in by_site.items():
        assert value == pytest.approx(float(quantile(waits[sites == code], share).value), rel=0.01)


def test_by_hour_every_wait_is_in_its_hour(busy):
    frame = binned(busy[0].reader(), "wait", ALL, ("hour",))
    assert frame.groupby("hour")["n"].sum().to_dict() == dict.fromkeys(range(8, 18), 20)


@pytest.mark.parametrize("start", [date(2026, 2, 1), date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 7)])
@pytest.mark.parametrize("end", [date(2026, 3, 8), date(2026, 3, 20), date(2026, 3, 31), date(2026, 4, 3)])
def test_whole_weeks_and_months_hold_the_same_waits_as_their_days(busy, start, end):
    reader = busy[0].reader()
    daily, *coarser = (binned(reader, "wait", Scope(start, end, grain), ("node",)) for grain in "DWMQ")
    assert daily["n"].sum() > 0
    for one in coarser:
        assert_frame_equal(one, daily)


@pytest.mark.parametrize("q", [0.5, 0.9, 0.95])
def test_ranks_are_binomial_quantiles(q):
    n = np.concatenate([np.arange(400), [1_234, 99_999, 10_000_000]])
    low, high = interval_ranks(n, q)
    assert np.array_equal(low + 1, np.maximum(stats.binom.ppf(0.025, n, q), 0))
    assert np.array_equal(high, np.maximum(stats.binom.ppf(0.975, n, q), 0))
