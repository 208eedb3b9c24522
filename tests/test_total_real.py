"""Two published files of totals: every figure is the one pandas counts from the same file."""

from datetime import date

import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.intake.check import check
from cxlib.intake.opening import open_sheet
from cxlib.intake.recognise import recognise
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.real_files import assert_all_accounted_for, real, take, taken

RETURNS = "nhsrdatasets/derived/ae_attendances.csv"
WAITS = [f"cbp_ord_waits/data/ORD-{year}.csv" for year in (2016, 2017, 2018)]
TYPES = {"1": "nhs_ae_major", "2": "nhs_ae_single", "other": "nhs_ae_minor"}
QUICK = ["all_n_0..15", "all_n_16..30"]


@pytest.fixture(scope="module")
def returns():
    path = real(RETURNS)
    store, outcome = taken("nhs_ae_attendances", path)
    rows = pd.read_csv(path, dtype={"type": str}, parse_dates=["period"])
    return store.reader(), outcome, rows


@pytest.fixture(scope="module")
def waits():
    paths = [real(name) for name in WAITS]
    store = open_store()
    outcomes = [take(store, "cbp_ord_waits", path) for path in paths]
    rows = pd.concat([pd.read_csv(path, parse_dates=["date"]) for path in paths])
    rows["measured"] = rows[[name for name in rows if name.startswith("all_n_")]].sum(axis=1)
    rows["quick"], rows["hour"] = rows[QUICK].sum(axis=1), rows["hour"].str[:2].astype(int)
    rows["minutes"] = rows["all_avg_wait"] * rows["measured"]
    yield store.reader(), outcomes, rows
    store.close()


def by_keys(reader, metric, scope, *by):
    frame = figures(reader, scope, (metric,), by)
    return frame[frame["n"] > 0].set_index(list(by))[["value", "n"]]


def assert_equal(figure, value, n):
    assert figure["n"].to_dict() == n[n > 0].astype(int).to_dict()
    assert figure["value"].to_dict() == pytest.approx(value[n > 0].to_dict(), abs=1e-9)


# --- monthly returns of emergency departments -------------------------------------------------------------------------


def test_every_return_is_accounted_for(returns):
    _, outcome, rows = returns
    assert_all_accounted_for(outcome, len(rows))
    assert outcome.accepted == len(rows)


def test_the_share_within_four_hours_by_month(returns):
    reader, _, rows = returns
    month = rows.groupby("period")[["attendances", "breaches"]].sum()
    told = by_keys(reader, "wait_within", Scope(grain="M"), "period")
    assert_equal(told, 1 - month["breaches"] / month["attendances"], month["attendances"])


def test_the_share_within_four_hours_by_department_and_trust(returns):
    reader, _, rows = returns
    place = rows.assign(node=rows["type"].map(TYPES)).groupby(["node", "org_code"])[["attendances", "breaches"]].sum()
    told = by_keys(reader, "wait_within", Scope(), "node", "site")
    shown = place[place["attendances"] >= 10]
    told = told[told["value"].notna()]
    assert_equal(told, 1 - shown["breaches"] / shown["attendances"], shown["attendances"])


def test_a_year_from_the_middle_of_a_month_counts_whole_months_only(returns):
    reader, _, rows = returns
    scope = Scope(date(2017, 1, 15), date(2017, 12, 31))
    inside = rows[rows["period"].between("2017-02-01", "2017-12-31")]
    (line,) = figures(reader, scope, ("wait_within",)).to_dict("records")
    assert (line["n"], line["reason"], line["aggregated"]) == (inside["attendances"].sum(), "TOTAL_CUT", "whole")


# --- passport control, hour by hour ----------------------------------------------------------------------------------


def test_every_hour_is_accounted_for(waits):
    _, outcomes, rows = waits
    assert sum(outcome.accepted for outcome in outcomes) == len(rows)


def test_the_share_within_half_an_hour_by_week(waits):
    reader, _, rows = waits
    week = rows.groupby(rows["date"].dt.to_period("W-SUN").dt.start_time)[["quick", "measured"]].sum()
    told = by_keys(reader, "wait_within", Scope(grain="W"), "period")
    assert_equal(told, week["quick"] / week["measured"], week["measured"])


def test_the_mean_wait_by_weekday_and_hour(waits):
    reader, _, rows = waits
    cell = rows.groupby([rows["date"].dt.isocalendar().day.astype(int), "hour"])[["minutes", "measured"]].sum()
    told = by_keys(reader, "wait_mean_s", Scope(), "weekday", "hour")
    assert len(told) == 168
    assert_equal(told, cell["minutes"] / cell["measured"] * 60, cell["measured"])


def test_a_quantile_of_passengers_is_not_guessed_from_bands(waits):
    (line,) = figures(waits[0], Scope(), ("wait_p90_s",)).to_dict("records")
    assert (line["n"], line["reason"]) == (0, "NOT_FROM_TOTALS")


# --- without a mapping ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", [RETURNS, WAITS[0]])
def test_both_are_known_without_a_mapping_and_every_row_is_acceptable(name):
    sheet = open_sheet(real(name))
    guess = recognise(sheet)
    assert guess.mapping.kind == "total"
    result = check(sheet, guess.mapping)
    assert (result.rejected, result.acceptable) == (0, result.rows_in)
