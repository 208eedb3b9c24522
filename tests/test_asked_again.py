"""What was read before makes a later answer quicker, and never another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.scope import Scope

METRICS = ("csat", "wait_p90_s", "service_median_s", "complaints_per_1000")


@pytest.fixture(scope="module")
def last(sample_store):
    return sample_store.reader().extent().last


@pytest.mark.parametrize("grain", ["D", "W", "M", "Q"])
def test_a_longer_period_asked_after_shorter_ones_has_the_figures_it_has_alone(sample_store, last, grain):
    scopes = [Scope(last - timedelta(days=first), last - timedelta(days=end), grain)
              for first, end in ((40, 10), (75, 41), (150, 3), (110, 20))]  # fmt: skip
    for by in (("node", "period"), ("period",), ()):
        sample_store.database.forget()
        after = [figures(sample_store.reader(), scope, METRICS, by) for scope in scopes]
        for scope, told in zip(scopes, after, strict=True):
            sample_store.database.forget()
            pd.testing.assert_frame_equal(told, figures(sample_store.reader(), scope, METRICS, by))


@pytest.mark.parametrize("part", ["site", "channel", "segment"])
def test_the_parts_of_one_node_are_those_it_has_among_all_nodes(sample_store, last, part):
    everywhere = Scope(last - timedelta(days=90), last)
    reader = sample_store.reader()
    among = figures(reader, everywhere, METRICS, ("node", part))
    node = among["node"].iloc[0]
    alone = figures(reader, replace(everywhere, nodes=(node,)), METRICS, (part,))
    asked = ["metric", part, "value", "n", "low", "high", "class"]
    theirs = among.loc[(among["node"] == node) & (among["n"] > 0), asked].reset_index(drop=True)
    shown = alone.loc[alone["n"] > 0, asked].reset_index(drop=True)
    assert len(shown)
    pd.testing.assert_frame_equal(shown, theirs)
