"""Totals enter the same figures as single rows, marked; what they cannot tell is a reason and no number."""

from datetime import date

import pytest

from cxlib.figures import figures
from cxlib.intervals import proportion
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.clinic import mapping, take
from tests.totals import HOURS, MONTHS, hourly, judged_hourly, monthly

JANUARY = Scope(date(2026, 1, 1), date(2026, 1, 31))


@pytest.fixture(scope="module")
def months():
    store = open_store()
    take(store, MONTHS, monthly)
    yield store.reader()
    store.close()


@pytest.fixture(scope="module")
def hours():
    store = open_store()
    take(store, HOURS, hourly)
    yield store.reader()
    store.close()


def one(reader, metric, scope=JANUARY, by=()):
    (line,) = figures(reader, scope, (metric,), by).to_dict("records")
    return line


def lines(reader, metric, scope, *by):
    frame = figures(reader, scope, (metric,), by)
    return {tuple(line[key] for key in by): line for line in frame.to_dict("records")}


# --- what adds up ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("metric", "value", "n"),
    [
        ("wait_within", 1050 / 1500, 1500),  # 200 of 1,000 and 250 of 500 waited beyond the file's own standard
        ("abandoned_share", 50 / 1050, 1050),  # the south does not say who left
        ("complaints_per_1000", 4 / 1500 * 1000, 1500),
        ("csat", 110 / 150, 150),
        ("wait_mean_s", (1000 * 600 + 500 * 1200) / 1500, 1500),
        ("response_share", 150 / 1500, 1500),
    ],
)
def test_a_month_of_two_sites_is_their_sum(months, metric, value, n):
    line = one(months, metric)
    assert (line["value"], line["n"], line["aggregated"]) == (pytest.approx(value), n, "whole")


def test_a_share_from_totals_has_the_interval_of_its_counts(months):
    line, by_hand = one(months, "csat"), proportion([110], [150])
    assert (line["low"], line["high"]) == (pytest.approx(by_hand.low[0]), pytest.approx(by_hand.high[0]))


def test_one_site_and_one_month_can_be_asked_for(months):
    told = lines(months, "wait_within", Scope(sites=("north",), grain="M"), "period")
    assert [line["value"] for line in told.values()] == [pytest.approx(0.8), pytest.approx(0.9)]


def test_answers_about_the_journey_as_a_whole_speak_for_it():
    store = open_store()
    way = mapping("total", "published", month="period", answers="answers", satisfied="satisfied")
    take(store, "month,answers,satisfied\n2026-01,200,150\n", way)
    line = one(store.reader(), "csat")
    assert (line["value"], line["n"], line["aggregated"]) == (0.75, 200, "whole")
    store.close()


# --- what a total cannot tell ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("metric", ["wait_median_s", "wait_p90_s", "csat_mean", "nps", "close_median_s"])
def test_what_does_not_add_up_is_a_reason_and_no_number(months, metric):
    line = one(months, metric)
    expected = "NO_DATA" if metric == "nps" else "NOT_FROM_TOTALS"
    assert (line["value"] != line["value"], line["reason"], line["class"]) == (True, expected, "hidden")


def test_a_mean_wait_from_totals_has_no_interval_and_says_why(months):
    line = one(months, "wait_mean_s")
    assert line["low"] != line["low"]
    assert (line["reason"], line["class"]) == ("NO_SPREAD_TOLD", "provisional")


def test_weeks_cannot_be_told_from_months(months):
    told = lines(months, "wait_within", Scope(grain="W"), "period")
    assert {line["reason"] for line in told.values()} == {"TOTAL_TOO_LONG"}
    assert {line["n"] for line in told.values()} == {0}


def test_quarters_are_told_from_months(months):
    told = lines(months, "wait_within", Scope(grain="Q"), "period")
    assert [line["n"] for line in told.values()] == [2400]


def test_a_month_the_period_cuts_is_not_counted_by_half(months):
    cut = Scope(date(2026, 1, 15), date(2026, 2, 28))
    line = one(months, "wait_within", cut)
    assert (line["value"], line["n"]) == (pytest.approx(810 / 900), 900)
    assert (line["class"], line["reason"]) == ("provisional", "TOTAL_CUT")


def test_a_period_inside_a_month_has_no_figure(months):
    line = one(months, "csat", Scope(date(2026, 1, 5), date(2026, 1, 11)))
    assert (line["n"], line["reason"]) == (0, "TOTAL_CUT")


def test_a_rate_is_withheld_when_one_of_its_two_counts_is_cut(months):
    line = one(months, "complaints_per_1000", Scope(date(2026, 1, 15), date(2026, 2, 28)))
    assert (line["class"], line["reason"]) == ("hidden", "TOTAL_CUT")


# --- bands and hours -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("seconds", "within"), [(900, 190), (1800, 270)])
def test_the_share_within_a_standard_that_ends_a_band_is_counted(seconds, within):
    store = open_store()
    take(store, HOURS, judged_hourly(seconds))
    line = one(store.reader(), "wait_within", Scope())
    assert (line["value"], line["n"]) == (pytest.approx(within / 300), 300)
    store.close()


def test_a_standard_inside_a_band_cannot_be_judged_by_it():
    store = open_store()
    take(store, HOURS, judged_hourly(1200))
    # at twenty minutes nobody can tell; only the morning in which all were quick can be judged
    line = one(store.reader(), "wait_within", Scope())
    assert (line["value"], line["n"], line["reason"]) == (1.0, 100, "WITHOUT_TOTALS")
    line = one(store.reader(), "wait_within", Scope(end=date(2026, 3, 2)))
    assert (line["n"], line["reason"]) == (0, "NOT_FROM_TOTALS")
    store.close()


def test_totals_from_before_a_standard_are_not_judged_by_it():
    store = open_store()
    take(store, HOURS, judged_hourly(1800, "2026-03-05"))
    assert one(store.reader(), "wait_within", Scope())["n"] == 100
    store.close()


def test_the_mean_wait_by_weekday_and_hour(hours):
    told = lines(hours, "wait_mean_s", Scope(), "weekday", "hour")
    assert {key: line["value"] for key, line in told.items()} == {(1, 9): (12 + 6) / 2 * 60, (1, 10): 24 * 60}


def test_months_know_no_hours(months):
    told = lines(months, "wait_mean_s", Scope(), "weekday", "hour")
    assert {line["reason"] for line in told.values()} == {"TOTAL_TOO_LONG"}
