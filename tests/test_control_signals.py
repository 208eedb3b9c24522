"""Signals in facts, signals by chance, and steps a person may want to mark."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from cxlib.control import by_chance, lag1, numbered, signals, simulated, suggested_rebase, xmr
from cxlib.control.chance import LAG1, POINTS, SHARES

CALM = [5, 6, 5, 4, 5, 6, 4, 5, 4, 6, 5, 4, 5]
WEEKS = [f"2026-W{week:02}" for week in range(1, 60)]


def test_seven_weeks_above_the_mean_are_told_with_their_first_week():
    y = [*[4, 6] * 8, *[6] * 7]
    [found] = [signal for signal in signals(xmr(y), WEEKS, "low") if signal.rule == "shift_high"]
    assert (found.points, found.since, found.until, found.current) == (8, "2026-W16", "2026-W23", True)
    assert found.meaning == "concern"
    assert_allclose(found.centre, np.mean(y))


def test_a_signal_of_the_past_is_not_current_and_comes_after_later_ones():
    y = [*CALM, 20, *CALM, -20]
    told = signals(xmr(y), WEEKS, "high")
    outside = [(s.rule, s.since, s.meaning, s.current) for s in told if s.rule in ("above_upl", "below_lpl")]
    assert outside == [("below_lpl", "2026-W28", "concern", True), ("above_upl", "2026-W14", "improvement", False)]


def test_a_trend_tells_from_where_to_where():
    y = [*[0, 40] * 8, 5, 10, 15, 20, 25, 30, 35]
    [found] = [signal for signal in signals(xmr(y), WEEKS, "none") if signal.rule == "trend_up"]
    assert (found.from_value, found.to_value, found.points, found.meaning) == (5, 35, 7, "neutral")


def test_a_run_is_cut_at_a_step_change():
    y = [*CALM, 20, 20, *CALM]
    told = signals(xmr(y), WEEKS, "high")
    assert [s.points for s in told if s.rule == "above_upl"] == [2]
    assert signals(xmr(y, numbered(28, [13, 15])), WEEKS, "high") == []


def test_no_points_have_no_signals():
    assert signals(xmr([]), [], "high") == []


# --- by chance -----------------------------------------------------------------------------------------------------


def test_200_calm_charts_show_about_as_many_false_signals_as_printed():
    charts, points = 200, 24
    noise = np.random.default_rng(11).standard_normal((charts, points))
    seen = xmr(noise).flags.any(axis=(0, 2)).sum()
    printed = by_chance([points] * charts).anywhere
    assert abs(seen - printed) < 3 * np.sqrt(printed * (1 - printed / charts))


@pytest.mark.parametrize("correlation", LAG1)
@pytest.mark.parametrize("points", [13, 24, 52])
def test_the_printed_shares_are_those_of_the_simulation(points, correlation):
    charts = 4000
    got = simulated(points, charts, correlation, seed=5)
    for where, share in zip(("last", "any"), got, strict=True):
        printed = SHARES[where][LAG1.index(correlation)][POINTS.index(points)]
        assert abs(share - printed) < 4 * np.sqrt(printed * (1 - printed) / charts)


def test_320_charts_of_24_points_show_5_icons_by_chance():
    expected = by_chance([24] * 320)
    assert expected.charts == 320
    assert_allclose(expected.last, 5.2, atol=0.05)
    assert_allclose(expected.anywhere / 320, 0.184, atol=0.001)


def test_short_charts_do_not_count_and_lengths_between_are_interpolated():
    assert by_chance([5, 12]) == (0, 0.0, 0.0, "")
    assert by_chance([]).charts == 0
    assert by_chance([20]).anywhere < by_chance([22]).anywhere < by_chance([24]).anywhere
    assert by_chance([500]).last == by_chance([104]).last


def test_correlated_periods_show_more_and_say_so():
    calm, correlated = by_chance([24]), by_chance([24], 0.45)
    assert (calm.caveat, correlated.caveat) == ("", "AUTOCORRELATED")
    assert_allclose(correlated.last, (0.0563 + 0.1951) / 2, atol=1e-9)
    assert by_chance([24], -0.4) == calm
    assert by_chance([24], 0.9).last == by_chance([24], 0.6).last


def test_correlation_of_neighbours_is_found_and_a_marked_step_is_none():
    rng = np.random.default_rng(2)
    noise = rng.standard_normal((300, 104))
    assert abs(np.median(lag1(xmr(noise)))) < 0.05
    stepped = noise + np.where(np.arange(104) < 52, 0, 6)
    assert np.median(lag1(xmr(stepped))) > 0.8
    assert abs(np.median(lag1(xmr(stepped, numbered(104, [52]))))) < 0.06
    assert np.isnan(lag1(xmr([3, 3, 3])))


# --- steps ---------------------------------------------------------------------------------------------------------


def test_a_kept_step_is_suggested_where_it_is():
    found = suggested_rebase(xmr([*CALM, *(v + 3 for v in CALM)]))
    assert (found.at, found.points) == (13, 13)
    assert_allclose((found.before, found.after), (np.mean(CALM), np.mean(CALM) + 3))


def test_a_step_after_a_marked_one_is_looked_for_in_the_last_segment_only():
    y = np.array([*CALM, *(v + 9 for v in CALM), *(v + 4 for v in CALM)])
    assert suggested_rebase(xmr(y, numbered(39, [13]))).at == 26
    assert suggested_rebase(xmr(y, numbered(39, [13, 26]))) is None


@pytest.mark.parametrize(
    "y",
    [
        CALM * 2,
        [*CALM, *(v + 3 for v in CALM), *CALM],
        [*CALM, *(v + 9 for v in CALM[:7])],
        list(range(30)),
        [],
        [np.nan] * 20,
        [4.0] * 30,
    ],
    ids=["calm", "taken back", "too short", "a slope", "nothing", "only gaps", "equal"],
)
def test_what_is_no_step_is_not_suggested(y):
    assert suggested_rebase(xmr(y)) is None


def test_a_step_between_flat_levels_is_certain():
    assert suggested_rebase(xmr([4.0] * 15 + [6.0] * 15)).step == np.inf


def test_calm_charts_are_hardly_ever_given_a_step():
    chart = xmr(np.random.default_rng(4).standard_normal((1000, 36)))
    assert sum(suggested_rebase(chart.row(i)) is not None for i in range(1000)) <= 8
