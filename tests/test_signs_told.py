"""Signs that explain themselves: what can be clicked says so, what is over is grey, a long run has two ends."""

from __future__ import annotations

import re

import pytest

from tests.board import looked, texts

pytestmark = pytest.mark.usefixtures("board")
CLICK = "Click a bar, dot or cell in a chart to see the cases behind it."


def test_that_charts_can_be_clicked_is_said_once_on_a_page_with_such_charts_and_on_no_other() -> None:
    assert texts(looked("complaints", journeys="bank")).count(CLICK) == 1
    assert CLICK not in texts(looked("overview", journeys="bank"))


def test_a_signal_that_is_over_is_told_in_grey_and_one_that_lasts_in_its_colour() -> None:
    told = [str(one.value) for one in looked("overview", journeys="bank").markdown if ":small[" in str(one.value)]
    over, lasting = ([one for one in told if ("steady since" in one) is past and "**" in one] for past in (True, False))
    assert [one.partition("[")[0] for one in over] == ["Complaints per 1,000: :gray"]
    assert {found[1] for one in lasting if (found := re.match(r"[^*]+: (:\w+)\[", one))} == {":orange"}


def test_the_table_of_nodes_over_time_tells_its_runs_to_who_cannot_see_them() -> None:
    table = next(one for one in looked("overview", journeys="bank").dataframe if "10-26" in one.value.columns)
    run = "from the week of 3 Aug 2026 (week 32) to the week of 21 Sep 2026 (week 39)"
    assert f"Counter 1 worse {run}" in table.proto.alt
    row = table.value.loc["Counter 1"]
    assert [row[week][-1] for week in ("10-26", "10-19", "09-21", "09-14", "08-10", "08-03")] == list("!1!··!")


def test_a_run_that_began_before_the_periods_shown_is_not_said_to_begin_there() -> None:
    app = looked("overview", journeys="repair", start="2026-08-03", end="2026-10-31")
    table = next(one for one in app.dataframe if "10-26" in one.value.columns)
    assert table.value.loc["Quote", ["10-26", "10-19", "08-03"]].str[-1].tolist() == ["+", "·", "·"]
    run = "from before the week of 3 Aug 2026 (week 32) to the week of 26 Oct 2026 (week 44)"
    assert f"Quote better {run}" in table.proto.alt
