"""The sample files are what the generator writes, and what was planted in them can be counted."""

import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy import stats

SAMPLES = Path(__file__).parents[1] / "sample_data"
TRUTHS = tomllib.loads((SAMPLES / "truths.toml").read_text(encoding="utf-8"))
CATALOGUE = tomllib.loads((SAMPLES / "catalogue.toml").read_text(encoding="utf-8"))["journeys"]
FILES = sorted(path.name for path in SAMPLES.glob("*.csv"))
FLAWS = TRUTHS["flaws"]

SCORES = {"非常满意": 5, "满意": 4, "一般": 3, "不满意": 2, "非常不满意": 1}
ELEMENTS = {
    "reliability": "可靠性",
    "responsiveness": "响应性",
    "friendliness": "友好性",
    "empathy": "移情性",
    "tangibles": "有形性",
}
KANO_ANSWERS = ["我很喜欢", "理所当然", "无所谓", "可以忍受", "我不喜欢"]
KANO_TABLE = ["QAAAO", "RIIIM", "RIIIM", "RIIIM", "RRRRQ"]
MIDDLE = pd.Timestamp(2026, 2, 1)


def read(name, **how):
    return pd.read_csv(SAMPLES / name, dtype=str, keep_default_na=False, **how)


def node_name(journey, code):
    return next(entry["zh"] for entry in CATALOGUE[journey]["nodes"] if entry["code"] == code)


def site_name(journey, code, language="zh"):
    return next(entry[language] for entry in CATALOGUE[journey]["sites"] if entry["code"] == code)


@cache
def survey_lines():
    return read("bank_survey.csv", encoding="gb18030")


@cache
def answers():
    """Good answers of the bank: node, when, score, ticket, elements."""
    lines = survey_lines().drop_duplicates()
    when = pd.to_datetime(lines["提交答卷时间"], format="%Y/%m/%d %H:%M:%S", errors="coerce")
    score = lines["3、您对本次服务的总体满意度"].map(SCORES)
    elements = {code: pd.to_numeric(lines[name], errors="coerce") for code, name in ELEMENTS.items()}
    given = pd.DataFrame({"node": lines["服务节点"], "when": when, "score": score, "ticket": lines["票号"], **elements})
    given = given.dropna(subset=["when", "score"])
    return given.assign(ok=given["score"] >= 4)


@cache
def tickets():
    """Served tickets of the bank with sound clocks: ticket, node, when, wait in minutes."""
    lines = read("bank_queue.csv", encoding="utf-8-sig").drop_duplicates()
    lines = lines[lines["状态"] == "已办结"]
    when, called = pd.to_datetime(lines["取号时间"]), pd.to_datetime(lines["叫号时间"])
    wait = (called - when).dt.total_seconds() / 60
    served = pd.DataFrame({"ticket": lines["票号"], "node": lines["窗口"], "when": when, "wait": wait})
    return served[served["wait"] >= 0]


@cache
def repair():
    return pd.read_csv(SAMPLES / "repair_survey.csv", parse_dates=["答卷日期"]).rename(columns={"答卷日期": "when"})


@cache
def orders():
    stamps = ["承诺到达时间", "到达时间", "同意时间", "开始维修时间"]
    return pd.read_csv(SAMPLES / "repair_orders.csv", parse_dates=stamps)


@cache
def hotel():
    lines = pd.read_csv(SAMPLES / "hotel_survey.csv", parse_dates=["Date"]).rename(columns={"Date": "when"})
    used = ["Check-in", "Room", "Breakfast", "Check-out"]
    return lines.assign(**{name: lines[name].where(lines[name] <= 5) for name in used})


def node_answers(journey, code):
    """When and whether satisfied, for the answers about one node."""
    if journey == "bank":
        given = answers()
        return given.loc[given["node"] == node_name(journey, code), ["when", "ok"]]
    column, lines = (node_name(journey, code), repair()) if journey == "repair" else (hotel_column(code), hotel())
    rated = lines[lines[column] > 0]
    return pd.DataFrame({"when": rated["when"], "ok": rated[column] >= 4})


def hotel_column(code):
    return next(entry["en"] for entry in CATALOGUE["hotel"]["nodes"] if entry["code"] == code)


def change(given, day):
    """Share satisfied from a day on, less the share before."""
    after = given["when"] >= pd.Timestamp(day)
    return given.loc[after, "ok"].mean() - given.loc[~after, "ok"].mean()


def waits(node):
    served = tickets()
    return served[served["node"] == node_name("bank", node)]


def test_the_generator_writes_the_same_bytes(tmp_path):
    subprocess.run([sys.executable, SAMPLES / "generate.py", tmp_path], check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES
    for name in FILES:
        assert (tmp_path / name).read_bytes() == (SAMPLES / name).read_bytes(), name


def test_the_files_stay_small():
    assert sum((SAMPLES / name).stat().st_size for name in FILES) <= 6_000_000


def test_encodings_are_those_the_reader_has_to_find_out():
    survey = (SAMPLES / "bank_survey.csv").read_bytes()
    for encoding in ("utf-8", "gbk"):  # somebody typed 👍, which GBK does not have
        with pytest.raises(UnicodeDecodeError):
            survey.decode(encoding)
    assert (SAMPLES / "bank_queue.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_flaws_of_the_bank_survey():
    lines, flaws = survey_lines(), FLAWS["bank_survey"]
    assert lines.duplicated().sum() == flaws["duplicate"]
    assert (lines["3、您对本次服务的总体满意度"] == "还行").sum() == flaws["unknown_word"]
    assert lines["提交答卷时间"].str.startswith("2026/2/30").sum() == flaws["impossible_date"]
    assert (lines["服务节点"] == "三号窗口").sum() == flaws["unknown_node"]
    assert (lines["友好性"] == "7").sum() == flaws["out_of_scale"]
    known = set(read("bank_queue.csv", encoding="utf-8-sig")["票号"]) | {""}
    assert (~lines["票号"].isin(known)).sum() == flaws["ticket_not_found"]


def test_flaws_of_the_ticket_files():
    queue, desk = read("bank_queue.csv", encoding="utf-8-sig"), read("hotel_desk.csv")
    assert queue.duplicated().sum() == FLAWS["bank_queue"]["duplicate"]
    backwards = (queue["叫号时间"] < queue["取号时间"]) & (queue["叫号时间"] != "")
    assert backwards.sum() == FLAWS["bank_queue"]["called_before_taken"]
    opened, called = (pd.to_datetime(desk[name], format="%m/%d/%Y %I:%M %p") for name in ("Opened", "Called"))
    assert (called < opened).sum() == FLAWS["hotel_desk"]["called_before_opened"]


def test_most_answers_of_the_bank_find_their_ticket():
    assert 0.5 < answers()["ticket"].isin(tickets()["ticket"]).mean() < 0.9


def test_comments_carry_personal_data_of_nobody():
    texts = pd.concat([survey_lines()["您的意见"], repair()["意见"], hotel()["Comment"]]).dropna()
    marked = texts.str.contains(r"1\d0{6}\d{3}|999999\d{11}|[A-D]0000\d|@example\.com|620{10}", regex=True)
    assert marked.sum() >= TRUTHS["personal"]["at_least"]


def test_satisfaction_drops_at_one_node_from_one_day():
    truth = TRUTHS["drop"]
    fall = -change(node_answers(truth["journey"], truth["node"]), truth["from"])
    assert fall == pytest.approx(truth["csat_drop"], abs=truth["csat_tolerance"])


def test_other_bank_nodes_do_not_drop_with_it():
    others = [entry["code"] for entry in CATALOGUE["bank"]["nodes"] if entry["code"] != TRUTHS["drop"]["node"]]
    assert min(change(node_answers("bank", code), TRUTHS["drop"]["from"]) for code in others) > -0.05


def test_waits_grow_at_that_node():
    truth = TRUTHS["drop"]
    served = waits(truth["node"])
    after = served["when"] >= pd.Timestamp(truth["from"])
    assert served.loc[~after, "wait"].quantile(0.9) == pytest.approx(
        truth["wait_p90_before"], abs=truth["wait_tolerance"]
    )
    assert served.loc[after, "wait"].quantile(0.9) == pytest.approx(
        truth["wait_p90_after"], abs=truth["wait_tolerance"]
    )


def test_complaints_grow_at_that_node():
    truth = TRUTHS["drop"]
    cases = read("bank_complaints.csv")
    when = pd.to_datetime(cases.loc[cases["节点"] == node_name("bank", truth["node"]), "受理时间"])
    served, start = waits(truth["node"])["when"], pd.Timestamp(truth["from"])
    assert (when < start).sum() / (served < start).sum() == pytest.approx(truth["complaint_rate_before"], rel=0.25)
    assert (when >= start).sum() / (served >= start).sum() == pytest.approx(truth["complaint_rate_after"], rel=0.35)


def test_satisfaction_holds_until_a_minute_and_then_falls():
    truth = TRUTHS["wait_curve"]
    joined = answers().merge(tickets()[["ticket", "wait"]], on="ticket")
    joined = joined[joined["node"].isin([node_name("bank", code) for code in truth["nodes"]]) & (joined["wait"] < 30)]
    wait, ok = joined["wait"].to_numpy(), joined["ok"].to_numpy(float)

    def fit(knot):
        design = np.column_stack([np.ones_like(wait), wait, np.maximum(wait - knot, 0)])
        line, squares, *_ = np.linalg.lstsq(design, ok)
        return squares[0], knot, -line[1:].sum()

    _, knot, lost = min(fit(knot) for knot in np.arange(5, 22, 0.25))
    assert knot == pytest.approx(truth["holds_until"], abs=truth["tolerance_minutes"])
    assert lost == pytest.approx(truth["lost_per_minute"], abs=truth["tolerance_lost"])


@pytest.mark.parametrize("name", TRUTHS["training"])
def test_training_moves_the_trained_nodes_by_its_effect(name):
    truth = TRUTHS["training"][name]

    def moved(code):
        given = node_answers(truth["journey"], code).set_index("when").sort_index()["ok"]
        spans = [
            (pd.Timestamp(start), pd.Timestamp(end) + pd.Timedelta(days=1))
            for start, end in (truth["before"], truth["after"])
        ]
        before, after = (given[(given.index >= start) & (given.index < end)].mean() for start, end in spans)
        return after - before

    treated, controls = ([moved(code) for code in truth[side]] for side in ("treated", "controls"))
    assert np.mean(treated) - np.mean(controls) == pytest.approx(truth["effect"], abs=truth["tolerance"])
    assert np.mean(controls) == pytest.approx(truth["common"], abs=truth["tolerance"])
    span = stats.ttest_ind(treated, controls).confidence_interval()
    assert (span.low > 0) == truth["works"]
    assert span.high > 0


def test_a_good_node_has_few_answers():
    truth = TRUTHS["small"]
    given = node_answers(truth["journey"], truth["node"])
    assert given["ok"].mean() == pytest.approx(truth["csat"], abs=truth["tolerance"])
    assert given.groupby(given["when"].dt.to_period("M")).size().max() < truth["answers_per_month_below"]


def test_the_weakest_element_is_weakest_by_far():
    truth = TRUTHS["weakest_element"]
    known = answers()[answers()["node"] != "三号窗口"]
    means = known.groupby("node")[list(ELEMENTS)].mean().stack().sort_values()
    assert means.index[0] == (node_name("bank", truth["node"]), truth["element"])
    assert means.iloc[1] - means.iloc[0] > 0.15


@pytest.mark.parametrize("journey", TRUTHS["drivers"])
def test_heavier_drivers_go_closer_with_overall_satisfaction(journey):
    weights = pd.Series(TRUTHS["drivers"][journey])
    parts, whole = {
        "bank": lambda: (answers()[list(ELEMENTS)], answers()["score"]),
        "repair": lambda: (repair().iloc[:, 4:14].set_axis(list(nodes_of("repair")), axis=1), repair()["总体满意度"]),
        "hotel": lambda: (
            hotel().iloc[:, 4:8].set_axis(list(nodes_of("hotel")), axis=1),
            hotel()["Overall satisfaction"],
        ),
    }[journey]()
    together = parts.where((parts >= 1) & (parts <= 5)).corrwith(whole)[weights.index]
    assert together.idxmax() == weights.idxmax()
    assert together.corr(weights, method="pearson") > 0.9


def nodes_of(journey):
    return (entry["code"] for entry in CATALOGUE[journey]["nodes"])


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
