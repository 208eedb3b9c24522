"""The headers real tools export, with made-up values: which column is what, without any help."""

import csv
import random
from collections import defaultdict
from pathlib import Path

import pytest

from cxlib.intake.read import read
from cxlib.intake.recognise import recognise

LINES = list(
    csv.DictReader((Path(__file__).parent / "fixtures" / "export_headers.csv").read_text("utf-8").splitlines())
)
CHOICES = {
    "five": "1 2 3 4 4 5 5 5", "ten": "0 3 6 7 8 9 10 10", "sat": "非常满意 满意 一般 不满意",
    "branch": "North South 城东支行",
    "win": "1号窗口 2号窗口 3号窗口", "dept": "内科 外科 儿科", "chan": "Email Phone Web", "prio": "Low High Urgent",
    "status": "Open Closed Resolved", "statuszh": "已办结 处理中", "cat": "Billing Technical Refund",
    "person": "Li Wang Zhao", "gender": "男 女", "yes": "Yes No", "age": "18-25岁 26-35岁 36-45岁",
    "grp": "Support Billing VIP",
}  # fmt: skip
HOURS = {"stamp0": 0, "stamp1": 1, "stamp2": 2, "stamp3": 5}
KNOWN_MISSES = {
    ("freshdesk", "Type"), ("kaggle", "Ticket Type"), ("kaggle", "Time to Resolution"), ("hotline12345", "诉求类型"),
    ("hotline12345", "诉求分类"), ("ed", "Left Without Being Seen"),
}  # fmt: skip
"""Types whose words are no kinds of ticket, a moment called a time to something, and an outcome said as yes or no."""


def cell(kind, row, dice):
    day = f"2025-03-{row % 28 + 1:02}"
    if kind in HOURS:
        return f"{day} {9 + HOURS[kind]:02}:{row * 7 % 60:02}:00"
    made = {
        "date": day, "us": f"0{row % 9 + 1}/{row % 28 + 1:02}/2025 02:0{row % 9}:00 PM", "uid": str(10_000 + row),
        "text": f"等了很久，流程麻烦 {row}", "min": str(dice.randint(1, 40)), "sec": str(dice.randint(60, 2400)),
        "ip": f"10.0.{row}.1", "num": str(dice.randint(100, 90_000) / 100), "empty": "",
    }  # fmt: skip
    return made[kind] if kind in made else dice.choice(CHOICES[kind].split())


def files():
    found = defaultdict(list)
    for line in LINES:
        found[line["file"]].append((line["header"], line["values"], line["role"]))
    return found


@pytest.mark.parametrize("name", files())
def test_the_columns_of_an_export_are_told_by_their_headers_and_values(name):
    columns, dice = files()[name], random.Random(3)
    rows = ["\t".join(cell(kind, row, dice) for _, kind, _ in columns) for row in range(60)]
    header = "\t".join(column for column, _, _ in columns)
    guess = recognise(read("\n".join([header, *rows]).encode(), "export.tsv"))
    roles = {column.name: column.role for column in guess.mapping.columns if column.role != "ignore"}
    wrong = {
        column: (roles.get(column, "x"), role)
        for column, _, role in columns
        if role != "?" and (name, column) not in KNOWN_MISSES and roles.get(column, "x") != role
        and {roles.get(column), role} != {"day", "time"}
    }  # fmt: skip
    assert wrong == {}


@pytest.mark.parametrize("header", ["First replied at", "First reply time", "Initial response date"])
def test_the_first_reply_of_a_help_desk_is_its_answer(header):
    rows = "\n".join(f"{n},2026-03-02 09:{n:02},2026-03-02 10:{n:02},2026-03-03 09:00" for n in range(30))
    guess = recognise(read(f"Ticket ID,Created at,{header},Solved at\n{rows}".encode(), "desk.csv"))
    assert guess.mapping.one("answered").name == header


def test_what_a_question_says_counts_more_than_the_heading_it_stands_under():
    words = ("非常满意", "满意", "一般", "不满意", "非常不满意")
    rows = "\n".join(f"2026-03-{n:02},{words[n % 5]},{words[n % 4]}" for n in range(1, 29))
    guess = recognise(read(f"日期,等候体验—环境秩序,等候体验—等候时长\n{rows}".encode(), "form.csv"))
    items = {column.name[-4:]: column.item for column in guess.mapping.every("rating")}
    assert items == {"环境秩序": "element.tangibles", "等候时长": "element.responsiveness"}


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("事项编号,申请时间,受理时间,办结时间,窗口", ["id", "opened", "answered", "closed", "node"]),
        ("投诉编号,受理时间,投诉时间,办结时间,网点", ["id", "answered", "opened", "closed", "site"]),
        ("受理编号,受理时间,开始办理,办结时间,窗口", ["id", "opened", "started", "closed", "node"]),
        ("诉求编号,诉求时间,受理时间,答复时间,部门", ["id", "opened", None, "answered", None]),
        ("case id,submitted at,date accepted,closed at,office", ["id", "opened", "answered", "closed", "site"]),
    ],
)
def test_what_was_accepted_later_than_it_was_applied_for_was_answered_then(header, expected):
    days = [f"2026-03-{at % 27 + 1:02}" for at in range(40)]
    rows = [
        f"Q{at:05},{day} 09:{at:02},{day} 10:{at:02},{day} 15:{at:02},{'ABC'[at % 3]}" for at, day in enumerate(days)
    ]
    guess = recognise(read("\n".join([header, *rows]).encode(), "matters.csv"))
    told = {column.name: column.role for column in guess.mapping.columns}
    assert [told.get(name) for name in header.split(",")[:4]] == expected[:4]
