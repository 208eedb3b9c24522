"""A file that is summed up already is known as one, to the last column, and what nothing tells is asked."""

import pytest

from cxlib.intake.mapping import proved
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.why import SURE


def guessed(text):
    guess = recognise(read(text.encode(), "file.csv"))
    return guess, {column.name: column for column in guess.mapping.columns}


def roles(text):
    guess, columns = guessed(text)
    proved(guess.mapping)
    return guess.mapping.kind, {name: column.role for name, column in columns.items()}


CHINESE = """月份,网点,业务量,超时件数（>15分钟）,投诉件数,评价数,满意数,平均等待（分钟）
2026年1月,城北,"12,812",300,4,900,850,8.5
2026年2月,城北,9300,210,3,700,690,7.9
2026年1月,城南,8120,500,,400,380,12
"""


def test_a_chinese_monthly_table_is_known_to_the_last_column():
    assert roles(CHINESE) == ("total", {
        "月份": "period", "网点": "site", "业务量": "served", "超时件数（>15分钟）": "breaches",
        "投诉件数": "complaints",
        "评价数": "answers", "满意数": "satisfied", "平均等待（分钟）": "average",
    })  # fmt: skip
    _, columns = guessed(CHINESE)
    assert (columns["超时件数（>15分钟）"].upper, columns["平均等待（分钟）"].unit) == (900, "min")


def test_complaint_counts_by_month_are_totals():
    text = "统计月份,营业厅,办理量,投诉量\n2026-01,东门,1200,3\n2026-02,东门,1310,0\n"
    assert roles(text) == (
        "total",
        {"统计月份": "period", "营业厅": "site", "办理量": "served", "投诉量": "complaints"},
    )


def test_a_survey_published_in_percent_is_known():
    text = "month,branch,responses,% satisfied,average score\nJan 2026,a,100,91,4.5\nFeb 2026,a,120,92.5,4.6\n"
    kind, found = roles(text)
    assert (kind, found["responses"], found["% satisfied"], found["average score"]) == (
        "total",
        "answers",
        "satisfied",
        "mean",
    )
    assert guessed(text)[1]["% satisfied"].unit == "%"


def test_bands_and_hours_are_known_by_their_headers():
    text = "date,hour,0-15 min,16-30 min,31-60 min,60+ min\n2026-03-02,09:00,80,20,0,1\n2026-03-02,10:00,10,60,30,4\n"
    kind, columns = guessed(text)[0].mapping.kind, guessed(text)[1]
    ends = [(column.lower, column.upper, column.unit) for column in columns.values() if column.role == "band"]
    assert kind == "total"
    assert ends == [(0, 15, "min"), (16, 30, "min"), (31, 60, "min"), (60, None, "min")]


def test_days_that_are_all_the_first_of_a_month_are_asked_about():
    guess, columns = guessed("date,visits,complaints\n2026-01-01,900,3\n2026-02-01,950,2\n2026-03-01,870,5\n")
    assert columns["date"].unit == "month"
    (doubt,) = [one for one in guess.reasons if one.code == "DAYS_ARE_MONTHS"]
    assert doubt.certainty < SURE


def test_a_column_that_tells_rows_of_one_month_apart_becomes_the_node():
    text = "month,org_code,type,attendances\n" + "".join(
        f"2026-0{month},{org},{kind},{100 + month}\n"
        for month in (1, 2)
        for org in ("A", "B")
        for kind in ("1", "2", "other")
    )
    guess, columns = guessed(text)
    assert columns["type"].role == "node"
    assert {one.code for one in guess.reasons if one.column == "type"} == {"TELLS_APART"}


def test_a_standard_nobody_tells_is_asked_for():
    guess, columns = guessed("month,attendances,breaches\n2026-01,900,30\n2026-02,950,22\n")
    assert columns["breaches"].upper is None
    assert "STANDARD_NOT_TOLD" in {one.code for one in guess.reasons}


@pytest.mark.parametrize(
    "text",
    [
        "id,date,visits,satisfaction\n1,2026-01-01,3,5\n2,2026-01-02,1,4\n",  # visits so far, of one person
        "日期,满意度\n2026-01-01,5\n2026-01-02,4\n",
        "ticket,created,closed,status\nt1,2026-01-01 09:00,2026-01-01 10:00,closed\nt2,2026-01-01 09:05,,open\n",
        "month,comment\n2026-01,too long\n2026-02,fine\n",
    ],
)
def test_rows_of_single_persons_and_cases_are_no_totals(text):
    assert guessed(text)[0].mapping.kind != "total"
