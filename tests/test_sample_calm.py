"""Kano classes, sites that differ, and nothing where nothing was planted."""

import numpy as np
import pandas as pd
import pytest

from tests.sample_counts import (
    CATALOGUE,
    KANO_ANSWERS,
    KANO_TABLE,
    MIDDLE,
    TRUTHS,
    change,
    hotel,
    hotel_column,
    node_answers,
    orders,
    read,
    repair,
    site_name,
    waits,
)


def kano_counts(feature, ages=None):
    lines = read("bank_kano.csv")
    lines = lines if ages is None else lines[lines["年龄段"].isin(ages)]
    pairs = lines[[f"有{feature}，您的感受", f"没有{feature}，您的感受"]]
    pairs = pairs[(pairs != "").all(axis=1)]
    codes = (KANO_TABLE[KANO_ANSWERS.index(a)][KANO_ANSWERS.index(b)] for a, b in pairs.itertuples(index=False))
    return pd.Series(codes).value_counts()


@pytest.mark.parametrize("code", TRUTHS["kano"])
def test_kano_classes(code):
    feature = TRUTHS["kano"][code]
    counts = kano_counts(feature["zh"])
    first, second, n = counts.iloc[0], counts.iloc[1], counts.sum()
    clear = first - second >= 1.65 * ((first + second) * (2 * n - first - second) / (2 * n)) ** 0.5
    assert clear == (feature["class"] != "mixed")
    if clear:
        assert counts.index[0] == feature["class"]
    else:
        assert set(counts.index[:2]) == {feature["young"], feature["older"]}
        assert kano_counts(feature["zh"], ["18—30岁"]).index[0] == feature["young"]
        assert kano_counts(feature["zh"], ["51岁及以上"]).index[0] == feature["older"]


@pytest.mark.parametrize("truth", TRUTHS["calm"], ids=lambda truth: f"{truth['node']}-{truth['metric']}")
def test_nothing_happens_where_nothing_was_planted(truth):
    if truth["metric"] == "csat":
        moved = change(node_answers(truth["journey"], truth["node"]), MIDDLE)
    else:
        p90 = waits(truth["node"]).groupby(waits(truth["node"])["when"] >= MIDDLE)["wait"].quantile(0.9)
        moved = p90[True] - p90[False]
    assert abs(moved) <= truth["tolerance"]


def beyond_three_sigma(given):
    """Months whose share satisfied lies outside the limits made from the months before the drop."""
    months = given.groupby(given["when"].dt.to_period("M"))["ok"].agg(["mean", "size"])
    usual = given.loc[given["when"] < pd.Timestamp(TRUTHS["drop"]["from"]), "ok"].mean()
    sigma = (usual * (1 - usual) / months["size"]) ** 0.5
    return set(months.index[(months["mean"] - usual).abs() > 3 * sigma].astype(str))


def test_monthly_control_charts_signal_the_drop_and_nothing_else():
    for node in CATALOGUE["bank"]["nodes"]:
        found = beyond_three_sigma(node_answers("bank", node["code"]))
        assert found == ({"2026-08", "2026-09", "2026-10"} if node["code"] == TRUTHS["drop"]["node"] else set())


def test_one_repair_team_is_weaker():
    truth, lines = TRUTHS["weak_team"], repair()
    weak = lines["班组"] == site_name("repair", truth["site"])
    ok = lines["总体满意度"] >= 4
    assert ok[~weak].mean() - ok[weak].mean() == pytest.approx(truth["csat_lower_by"], abs=truth["tolerance"])


def test_that_team_comes_late_and_starts_before_consent():
    truth, work = TRUTHS["weak_team"], orders()
    weak = work["班组"] == site_name("repair", truth["site"])
    came, begun = work["到达时间"].notna(), work["同意时间"].notna() & work["开始维修时间"].notna()
    late, early = work["到达时间"] > work["承诺到达时间"], work["开始维修时间"] < work["同意时间"]
    assert late[came & weak].mean() == pytest.approx(truth["late_share"], abs=0.05)
    assert late[came & ~weak].mean() == pytest.approx(truth["late_share_others"], abs=0.03)
    assert early[begun & weak].mean() == pytest.approx(truth["started_before_consent"], abs=0.02)
    assert early[begun & ~weak].mean() == pytest.approx(truth["started_before_consent_others"], abs=0.01)


def test_breakfast_gets_better_at_one_hotel_only():
    truth, lines = TRUTHS["improvement"], hotel().dropna(subset=["Breakfast"])
    lines = lines.assign(ok=lines["Breakfast"] >= 4)
    there = lines["Property"] == site_name("hotel", truth["site"], "en")
    assert change(lines[there], truth["from"]) == pytest.approx(truth["csat_rise"], abs=truth["tolerance"])
    assert abs(change(lines[~there], truth["from"])) < truth["tolerance"]


def test_late_arrivals_wait_longer_at_one_hotel():
    truth, desk = TRUTHS["night"], read("hotel_desk.csv")
    desk = desk[(desk["Kind"] == "Service") & (desk["Area"] == hotel_column(truth["node"])) & (desk["Called"] != "")]
    opened, called = (pd.to_datetime(desk[name], format="%m/%d/%Y %I:%M %p") for name in ("Opened", "Called"))
    wait, night = (called - opened).dt.total_seconds() / 60, opened.dt.hour >= truth["from_hour"]
    there = desk["Property"] == site_name("hotel", truth["site"], "en")
    factor = wait[there & night].median() / wait[there & ~night].median()
    assert factor == pytest.approx(truth["wait_factor"], abs=truth["tolerance"])


def test_weights_lower_the_overall_figure_of_the_hotels():
    truth, lines = TRUTHS["weights"], hotel()
    ok = lines["Overall satisfaction"] >= 4
    gap = ok.mean() - np.average(ok, weights=lines["Weight"])
    assert gap == pytest.approx(truth["lower_by"], abs=truth["tolerance"])


def test_one_bad_day():
    truth = TRUTHS["outage"]
    served = waits(truth["node"])
    day = served["when"].dt.date == truth["on"]
    assert served.loc[day, "wait"].median() > 2 * served.loc[~day, "wait"].median()
