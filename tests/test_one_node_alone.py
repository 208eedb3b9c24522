"""Of one node its own days are read, of many those of all: the figures are the same."""

from datetime import date

import pytest
from pandas.testing import assert_frame_equal

from cxlib.courses.since import Asked, over_stretches
from cxlib.figures import figures
from cxlib.scope import Scope

METRICS = ("csat", "csat_mean", "wait_mean_s", "wait_within", "complaints_per_1000", "response_share")
YEAR = Scope(date(2025, 11, 1), date(2026, 4, 30), "M", journeys=("bank",))


@pytest.mark.parametrize("by", [(), ("period",), ("node", "period")])
def test_a_node_has_the_same_figures_read_alone_and_among_all(sample_store, by):
    node = YEAR.within(nodes=("counter_1",))
    sample_store.database.forget()
    alone = figures(sample_store.reader(), node, METRICS, by)
    sample_store.database.forget()
    figures(sample_store.reader(), YEAR, METRICS, ("node", "period"))  # from here on the days of all nodes are there
    among = figures(sample_store.reader(), node, METRICS, by)
    assert alone["n"].min() > 10
    assert_frame_equal(alone, among)


@pytest.mark.parametrize("grain", ["M", "Q"])
def test_the_p90_over_whole_months_is_the_one_of_these_months(sample_store, grain):
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    asked = [Asked("wait_p90_s", node, first, last, grain) for node in ("counter_1", "counter_2")]
    told = over_stretches(sample_store.reader(), YEAR, asked)
    wanted = figures(sample_store.reader(), Scope(first, last, grain), ("wait_p90_s",), ("node",)).set_index("node")
    for one, line in zip(asked, told, strict=True):
        assert line["n"] > 100
        assert [line["value"], line["n"]] == wanted.loc[one.node, ["value", "n"]].tolist()
