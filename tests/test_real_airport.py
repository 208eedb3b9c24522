"""Three years of the San Francisco airport survey give the figures a plain count gives."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.real_files import (
    DATA,
    FIXTURES,
    Z,
    assert_all_accounted_for,
    assert_same,
    csat_by_hand,
    of_node,
    rating_columns,
    real,
    records,
    table,
    take,
    taken,
)

SFO = {year: f"sfo/data/raw/{year}_SFO_Customer_Survey_20250817.csv" for year in (2014, 2016, 2017)}


@cache
def airport():
    """All three years in one store."""
    store = open_store()
    return store, {year: take(store, f"sfo-{year}", real(name)) for year, name in SFO.items()}


@pytest.mark.parametrize("year", SFO)
def test_every_passenger_of_a_year_is_accounted_for(year):
    outcome = airport()[1][year]
    assert_all_accounted_for(outcome, records(DATA / SFO[year]))
    assert outcome.rejected == outcome.duplicate == 0


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("year", SFO)
def test_airport_touchpoints_have_the_satisfaction_a_plain_count_gives(year, weighted):
    lines = table(real(SFO[year]))
    weights = lines["WEIGHT"].astype(float) if weighted else None
    store, _ = airport()
    scope = Scope(pd.Timestamp(year, 1, 1).date(), pd.Timestamp(year, 12, 31).date(), weighted=weighted)
    frame = figures(store.reader(), scope, ("csat",), ("node",))
    columns = rating_columns(f"sfo-{year}")
    assert len(columns) == 15
    for header, node in columns.items():
        assert_same(of_node(frame, node), csat_by_hand(lines[header], weights))
    overall = figures(store.reader(), scope, ("csat",)).iloc[0]
    assert_same(overall, csat_by_hand(lines["Q7ALL"], weights))


def test_the_airport_would_be_recommended_as_counted_by_hand():
    lines = table(real(SFO[2017]))
    asked = lines[~lines["NETPRO"].isin(["11", ""])]
    score, weight = asked["NETPRO"].astype(int), asked["WEIGHT"].astype(float)
    up, down = score >= 9, score <= 6
    store, _ = airport()
    plain = figures(store.reader(), Scope(weighted=False), ("nps",), ("node",))
    assert plain["node"].tolist() == ["sfo"]
    n, share = len(score), up.mean() - down.mean()
    half = Z * np.sqrt((up.mean() + down.mean() - share**2) / n)
    assert plain.iloc[0]["n"] == n == 2746
    assert plain.iloc[0][["value", "low", "high"]].tolist() == pytest.approx(
        [100 * share, 100 * (share - half), 100 * (share + half)], abs=1e-6
    )
    weighted = figures(store.reader(), Scope(), ("nps",), ("node",)).iloc[0]
    assert weighted["value"] == pytest.approx(100 * (weight[up].sum() - weight[down].sum()) / weight.sum(), abs=1e-5)


def test_the_three_years_make_a_trend_of_the_same_node():
    store, _ = airport()
    frame = figures(store.reader(), Scope(nodes=("sfo_wifi",), grain="Q", weighted=False), ("csat",), ("period",))
    there = frame[frame["n"] > 0]
    assert there["period"].dt.strftime("%Y-%m").tolist() == ["2014-07", "2016-04", "2017-04"]
    by_hand = [csat_by_hand(table(DATA / SFO[year])["Q7WIFI"])[1] for year in SFO]
    assert there["value"].tolist() == pytest.approx(by_hand)


def test_codes_that_mean_no_answer_are_counted_and_not_scored():
    lines = table(real(SFO[2014]))
    store, _ = taken("sfo-2014", real(SFO[2014]))
    rows = store.reader().ratings(Scope(), "csat", ("node",), store.reader().node_ids(Scope()))
    missing = of_node(rows, "sfo_parking_shuttle")["missing"]
    assert missing == lines["Q7LTPARKING"].isin(["0", "6"]).sum() == 2121


def test_boarding_areas_are_sites():
    lines = table(real(SFO[2016]))
    store, _ = taken("sfo-2016", real(SFO[2016]))
    frame = figures(store.reader(), Scope(weighted=False), ("csat",), ("site",)).set_index("site")
    assert len(frame) == 7
    for area, group in lines.groupby("BAREA"):
        line = frame.loc[f"sfo_area_{area.lower()}"]
        assert_same(line, csat_by_hand(group["Q7ALL"]))


@pytest.mark.parametrize("weighted", [False, True])
def test_a_small_part_of_the_airport_survey_has_the_figures_counted_by_hand(weighted):
    path = FIXTURES / "sfo_2016_part.csv"
    store, outcome = taken("sfo-2016", path)
    assert_all_accounted_for(outcome, records(path))
    assert outcome.accepted == 60
    lines = table(path)
    weights = lines["WEIGHT"].astype(float) if weighted else None
    frame = figures(store.reader(), Scope(weighted=weighted), ("csat",), ("node",))
    seen = 0
    for header, node in rating_columns("sfo-2016").items():
        by_hand = csat_by_hand(lines[header], weights)
        line = of_node(frame, node)
        assert line["n"] == by_hand[0]
        if line["class"] != "hidden":
            assert_same(line, by_hand)
            seen += 1
    assert seen >= 12
