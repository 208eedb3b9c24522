"""Airline, bank and kiosk surveys give the figures a plain count of the same file gives."""

import zipfile
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.scope import Scope
from tests.real_files import (
    FIXTURES,
    Z,
    assert_all_accounted_for,
    assert_same,
    csat_by_hand,
    document,
    of_node,
    rating_columns,
    real,
    records,
    table,
    taken,
)

NPS_BANK = "nps_bank/NPStimeseries.csv"
KIOSK = "kiosk_servqual_kr/kiosk_head60.csv"


# --- airline ----------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def airline(tmp_path_factory):
    folder = tmp_path_factory.mktemp("airline")
    with zipfile.ZipFile(real("airline_satisfaction/airline_passenger_satisfaction.zip")) as archive:
        path = Path(archive.extract("airline_passenger_satisfaction.csv", folder))
    return path, *taken("airline_satisfaction", path)


def test_all_airline_passengers_are_accounted_for(airline):
    path, _, outcome = airline
    assert_all_accounted_for(outcome, records(path))
    assert outcome.accepted == 129_880


def test_airline_nodes_have_the_satisfaction_a_plain_count_gives(airline):
    path, store, _ = airline
    lines = table(path)
    frame = figures(store.reader(), Scope(), ("csat", "csat_mean"), ("node",))
    columns = {header: node for header, node in rating_columns("airline_satisfaction").items() if node != "airline"}
    assert len(columns) == 14
    share, mean = (frame[frame["metric"] == metric] for metric in ("csat", "csat_mean"))
    for header, node in columns.items():
        assert_same(of_node(share, node), csat_by_hand(lines[header]))
        scores = lines[header].astype(int).replace(0, np.nan)
        assert of_node(mean, node)["value"] == pytest.approx(scores.mean(), abs=1e-9)


def test_the_upper_of_two_answers_counts_as_satisfied(airline):
    path, store, _ = airline
    said = table(path)["Satisfaction"]
    line = figures(store.reader(), Scope(), ("csat",)).iloc[0]
    assert_same(line, csat_by_hand(said, good=["Satisfied"], valid=["Satisfied", "Neutral or Dissatisfied"]))


def test_classes_of_travel_are_segments(airline):
    path, store, _ = airline
    lines = table(path)
    frame = figures(store.reader(), Scope(nodes=("air_seat",)), ("csat",), ("segment",)).set_index("segment")
    assert set(frame.index) == {"Business", "Economy", "Economy Plus"}
    for name, group in lines.groupby("Class"):
        line = frame.loc[name]
        assert_same(line, csat_by_hand(group["Seat Comfort"]))


# --- a bank's recommendations -----------------------------------------------------------------------------------------


def test_markets_recommend_the_bank_as_counted_by_hand():
    path = real(NPS_BANK)
    store, outcome = taken("nps_bank", path)
    assert_all_accounted_for(outcome, records(path))
    assert outcome.accepted == 5000
    lines = table(path)
    frame = figures(store.reader(), Scope(), ("nps",), ("site",)).set_index("site")
    for market, group in lines.groupby("Market"):
        score = group["NPS"].astype(int)
        up, down = (score >= 9).mean(), (score <= 6).mean()
        half = Z * np.sqrt((up + down - (up - down) ** 2) / len(score))
        line = frame.loc[market]
        assert line["n"] == len(score)
        assert line[["value", "low", "high"]].tolist() == pytest.approx(
            [100 * (up - down), 100 * (up - down - half), 100 * (up - down + half)]
        )


def test_days_written_day_first_land_in_their_month():
    path = real(NPS_BANK)
    store, _ = taken("nps_bank", path)
    frame = figures(store.reader(), Scope(grain="M"), ("nps",), ("period",))
    counts = table(path)["Survey date"].str[3:5].astype(int).value_counts()
    assert dict(zip(frame["period"].dt.month, frame["n"], strict=True)) == counts.to_dict()


# --- kiosks: expectation, importance, Kano ----------------------------------------------------------------------------


@cache
def kiosk():
    path = FIXTURES / "kiosk_head60.csv"
    return table(path, "cp949"), *taken("kiosk_servqual", path)


def kiosk_columns(**facts):
    return [
        one for one in document("kiosk_servqual")["column"] if all(one.get(key) == fact for key, fact in facts.items())
    ]


def test_the_committed_part_of_the_kiosk_survey_is_the_real_file():
    assert (FIXTURES / "kiosk_head60.csv").read_bytes() == real(KIOSK).read_bytes()


def test_all_kiosk_answers_are_accounted_for():
    lines, store, outcome = kiosk()
    assert_all_accounted_for(outcome, records(FIXTURES / "kiosk_head60.csv", "cp949"))
    assert outcome.accepted == 60
    assert store.reader().extent().ratings == sum(
        (lines[one["name"]] != "").sum() for one in kiosk_columns(**{"is": "rating"})
    )


def test_kiosk_functions_have_the_satisfaction_a_plain_count_gives():
    lines, store, _ = kiosk()
    frame = figures(store.reader(), Scope(), ("csat",), ("node",))
    columns = {header: node for header, node in rating_columns("kiosk_servqual").items() if node != "kiosk"}
    assert len(columns) == 24
    for header, node in columns.items():
        assert_same(of_node(frame, node), csat_by_hand(lines[header], good=tuple("67"), valid=tuple("1234567")))


@pytest.mark.parametrize("facet", ["expectation", "importance"])
def test_expectation_and_importance_are_kept_apart_from_what_was_found(facet):
    lines, store, _ = kiosk()
    with store.database.cursor() as cursor:
        stored = cursor.execute(
            "select n.code as node, avg(r.raw)::double as mean, count(*) as n from rating r "
            "join item i using (item_id) join node n using (node_id) where i.facet = ? group by 1",
            [facet],
        ).df()
    columns = kiosk_columns(facet=facet)
    assert len(columns) == len(stored) == 24
    for column in columns:
        codes = pd.to_numeric(lines[column["name"]])
        line = of_node(stored, column["node"])
        assert (line["n"], line["mean"]) == (codes.notna().sum(), pytest.approx(codes.mean()))


def test_kano_pairs_are_those_where_both_sides_were_answered():
    lines, store, _ = kiosk()
    words = {"마음에 든다.": 1, "당연하다.": 2, "아무런 느낌이 없다.": 3, "하는 수 없다.": 4, "마음에 안 든다.": 5}
    with store.database.cursor() as cursor:
        rows = cursor.execute("select feature, functional, dysfunctional from kano_answer").fetchall()
    stored = Counter(rows)
    by_hand = Counter()
    for plus in kiosk_columns(side="functional"):
        (minus,) = kiosk_columns(side="dysfunctional", feature=plus["feature"])
        pairs = zip(lines[plus["name"]].map(words), lines[minus["name"]].map(words), strict=True)
        by_hand.update((plus["feature"], int(a), int(b)) for a, b in pairs if a == a and b == b)  # noqa: PLR0124 - NaN
    assert stored == by_hand
    assert len({feature for feature, _, _ in stored}) == 29
