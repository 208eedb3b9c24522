"""City service requests and hospital visits give the figures a plain reading of the same file gives."""

from functools import cache

import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.scope import Scope
from tests.real_files import DATA, assert_all_accounted_for, node_of, real, records, table, taken, wilson

BALTIMORE = "baltimore_311/311_sample.csv"
HOSPITAL = "hospital_opd_waits/hospital_data_nov1-5.csv"


# --- Baltimore: requests to answer and close --------------------------------------------------------------------------


@cache
def requests():
    """The raw requests with stamps, seconds to close and seconds allowed."""
    lines = table(real(BALTIMORE))
    form = "%m/%d/%Y %I:%M:%S %p"
    for name in ("CreatedDate", "DueDate", "CloseDate"):
        lines[name] = pd.to_datetime(lines[name].replace("", None), format=form)
    newest = max(lines["CreatedDate"].max(), lines["CloseDate"].max())
    close = (lines["CloseDate"] - lines["CreatedDate"]).dt.total_seconds()
    allowed = (lines["DueDate"] - lines["CreatedDate"]).dt.total_seconds()
    age = (newest - lines["CreatedDate"]).dt.total_seconds().where(lines["CloseDate"].isna())
    return lines.assign(close=close.where(close >= 0), allowed=allowed.where(allowed >= 0), age=age)


def test_every_request_is_accounted_for_and_an_open_one_is_not_closed():
    store, outcome = taken("baltimore_311", real(BALTIMORE))
    assert_all_accounted_for(outcome, records(DATA / BALTIMORE))
    assert outcome.accepted == 10_000
    with store.database.cursor() as cursor:
        open_ones = cursor.execute("select count(*) from ticket where closed_at is null and close_s is null").fetchall()
    assert open_ones[0][0] == requests()["CloseDate"].isna().sum() == 208


def test_agencies_close_in_time_as_counted_by_hand():
    store, _ = taken("baltimore_311", real(BALTIMORE))
    frame = figures(store.reader(), Scope(), ("closed_in_time",), ("node",)).set_index("node")
    seen = 0
    for agency, group in requests().groupby("Agency"):
        due = group["allowed"].notna() & (group["close"].notna() | (group["age"] > group["allowed"]))
        on_time = (group["close"] <= group["allowed"]).sum()
        line = frame.loc[node_of("baltimore_311", agency)]
        assert line["n"] == due.sum()
        if due.sum() >= 10:
            share = on_time / due.sum()
            assert line[["value", "low", "high"]].tolist() == pytest.approx([share, *wilson(share, due.sum())])
            seen += 1
    assert seen == 11


def test_agencies_need_the_median_time_to_close_within_one_percent():
    store, _ = taken("baltimore_311", real(BALTIMORE))
    frame = figures(store.reader(), Scope(), ("close_median_s",), ("node",)).set_index("node")
    for agency, group in requests().groupby("Agency"):
        closed = group["close"].dropna()
        line = frame.loc[node_of("baltimore_311", agency)]
        assert line["n"] == len(closed)
        if len(closed) >= 10:
            assert line["value"] == pytest.approx(closed.median(), rel=0.01)


def test_requests_without_served_tickets_have_a_count_and_no_rate():
    store, _ = taken("baltimore_311", real(BALTIMORE))
    frame = figures(store.reader(), Scope(), ("complaints_per_1000",), ("node",)).set_index("node")
    counts = requests()["Agency"].value_counts()
    for agency, count in counts.items():
        line = frame.loc[node_of("baltimore_311", agency)]
        assert (line["events"], line["reason"]) == (count, "NO_VOLUME")
    assert frame["value"].isna().all()


# --- hospital: clocks without a date ----------------------------------------------------------------------------------


@cache
def visits():
    lines = table(real(HOSPITAL))
    stamps = {
        name: pd.to_datetime(lines["Date"] + " " + lines[name], format="%m/%d/%Y %I:%M:%S %p")
        for name in ("EntryTime", "PostConsultationTime", "CompletionTime")
    }
    entry, seen, done = stamps.values()
    return lines.assign(wait=(seen - entry).dt.total_seconds(), service=(done - seen).dt.total_seconds())


def test_every_visit_is_accounted_for():
    _, outcome = taken("hospital_opd", real(HOSPITAL))
    assert_all_accounted_for(outcome, records(DATA / HOSPITAL))
    assert outcome.accepted == 11_453


@pytest.mark.parametrize("by", [(), ("period",), ("channel",)])
def test_waits_from_clocks_have_the_median_and_p90_within_one_percent(by):
    store, _ = taken("hospital_opd", real(HOSPITAL))
    lines = visits()
    keys = {"period": pd.to_datetime(lines["Date"], format="%m/%d/%Y"), "channel": lines["DoctorType"]}
    groups = lines.groupby(keys[by[0]]) if by else [(None, lines)]
    metrics = ("wait_median_s", "wait_p90_s", "wait_mean_s", "service_median_s")
    frame = figures(store.reader(), Scope(grain="D"), metrics, by)
    for key, group in groups:
        told = frame[frame[by[0]] == key] if by else frame
        value = told.set_index("metric")["value"]
        assert told["n"].tolist()[:3] == [len(group)] * 3
        assert value["wait_median_s"] == pytest.approx(group["wait"].median(), rel=0.01)
        assert value["wait_p90_s"] == pytest.approx(group["wait"].quantile(0.9), rel=0.01)
        assert value["wait_mean_s"] == pytest.approx(group["wait"].mean(), rel=1e-9)
        sound = group.loc[group["service"] >= 0, "service"]
        assert value["service_median_s"] == pytest.approx(sound.median(), rel=0.01)


def test_stamps_that_cannot_be_are_counted_and_not_used():
    store, _ = taken("hospital_opd", real(HOSPITAL))
    measures = store.reader().tickets_measured(Scope(), ()).iloc[0]
    assert measures["stamp_errors"] == (visits()["service"] < 0).sum() == 167
    assert measures["served"] == len(visits())


def test_served_within_the_standard_as_counted_by_hand():
    store, _ = taken("hospital_opd", real(HOSPITAL))
    line = figures(store.reader(), Scope(), ("wait_within",)).iloc[0]
    share = (visits()["wait"] <= 1800).mean()
    assert line[["value", "low", "high"]].tolist() == pytest.approx([share, *wilson(share, len(visits()))])
