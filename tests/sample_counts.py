"""Counting in the sample files with plain pandas: answers, tickets, orders, stays; who changed, who waited."""

import tomllib
from functools import cache
from pathlib import Path

import pandas as pd

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


def nodes_of(journey):
    return (entry["code"] for entry in CATALOGUE[journey]["nodes"])
