"""Returns of call centres and offices, as their reports write them: intervals, clocks, short months, shares."""

import pytest

from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.total_period import read_period
from cxlib.store import open_store


def guessed(text):
    guess = recognise(read(text.encode(), "file.csv"))
    return guess, {column.name: column for column in guess.mapping.columns}


def roles(text):
    guess, columns = guessed(text)
    return guess.mapping.kind, {name: column.role for name, column in columns.items()}


HALF_HOURS = """Date,Time Interval,Split/Skill,Calls Offered,ACD Calls,Aban Calls,% Aban Calls,Avg Speed Ans
18/03/2024,08:00,Claims,20,18,2,10%,:17
18/03/2024,08:30,Claims,31,30,1,3%,1:05
19/03/2024,08:00,Claims,25,25,0,0%,:09
"""


def test_a_report_of_half_hours_is_known_to_the_last_column():
    assert roles(HALF_HOURS) == ("total", {
        "Date": "period", "Time Interval": "hour", "Split/Skill": "node", "ACD Calls": "served",
        "Aban Calls": "abandoned", "Avg Speed Ans": "average",
    })  # fmt: skip
    guess, columns = guessed(HALF_HOURS)
    assert columns["Time Interval"].unit == "30min"
    assert not [one for one in guess.reasons if one.column == "Avg Speed Ans" and one.code == "UNIT_UNCLEAR"]


def test_half_hours_stand_side_by_side_and_do_not_overlap():
    sheet = read(HALF_HOURS.encode(), "file.csv")
    store = open_store()
    outcome = store.load(sheet, recognise(sheet).mapping, file_name="file.csv")
    with store.database.cursor() as cursor:
        minutes = cursor.execute("select from_minute, to_minute from total").fetchall()
    assert (outcome.accepted, set(minutes)) == (3, {(480, 510), (510, 540)})


def test_stamps_of_which_a_day_has_several_are_pieces_of_it():
    rows = "".join(f"3/{day}/24 {hour},Billing,{20 + day},1\n" for day in (4, 14) for hour in ("8:00 AM", "8:15 AM"))
    guess, columns = guessed("Interval Start,Queue Name,Answer,Abandon\n" + rows)
    assert {name: column.role for name, column in columns.items()} == {
        "Interval Start": "period", "Queue Name": "node", "Answer": "served", "Abandon": "abandoned",
    }  # fmt: skip
    assert columns["Interval Start"].unit == "15min"
    assert not [one for one in guess.reasons if one.code == "DAY_MONTH_UNCLEAR"]


def test_day_or_month_first_is_asked_of_a_report_too():
    guess, _ = guessed("date,calls answered,calls abandoned\n3/4/24,90,1\n4/4/24,80,2\n")
    assert guess.mapping.kind == "total"
    assert [one.certainty for one in guess.reasons if one.code == "DAY_MONTH_UNCLEAR"] == [0.5]


def test_a_service_level_in_parts_of_one_is_a_share_within_its_seconds():
    text = "Fecha,Answered Calls,Abandoned Calls,Answer Speed (AVG),Service Level (20 Seconds)\n"
    _, columns = guessed(text + "2026-01-01,204,13,17,0.76\n2026-01-02,182,18,20,0.7\n")
    level = columns["Service Level (20 Seconds)"]
    assert (level.role, level.unit, level.upper) == ("within", "share", 20)
    assert columns["Answer Speed (AVG)"].role == "average"


@pytest.mark.parametrize("header", ["Abandon Rate", "Abandonment %", "Avg Aban Time"])
def test_a_rate_or_time_of_what_was_abandoned_is_no_count_of_it(header):
    _, columns = guessed(f"month,calls answered,{header}\n2026-01,904,5\n2026-02,882,7\n")
    assert header not in columns


def test_an_office_is_the_site_and_its_region_is_not():
    text = "Month,Region,Office,Customers Served,% Served within 30 Minutes\n"
    kind, found = roles(
        text + "".join(f"{month}-24,N,{office},3000,71%\n" for month in ("Jan", "Feb") for office in "ab")
    )
    assert (kind, found["Office"], found["% Served within 30 Minutes"]) == ("total", "site", "within")
    assert "Region" not in found


def test_short_months_are_months_and_days_of_no_year_are_not():
    _, columns = guessed("Month,Customers Served\nJan-24,3000\nFeb-24,3100\n")
    assert (columns["Month"].formats, columns["Month"].unit) == (("%b-%y",), "month")
    assert roles("Month,Customers Served\nJan-24,3000\nJan-25,3100\n")[0] == "survey"


def test_percent_positive_and_negative_are_those_satisfied_and_not():
    text = "Period,Trust Code,Trust Name,Total Responses,Percentage Positive,Percentage Negative\n"
    _, found = roles(text + "2024-01,R1,Leeds,900,93%,4%\n2024-02,R2,Hull,800,91%,5%\n")
    assert (found["Percentage Positive"], found["Percentage Negative"]) == ("satisfied", "dissatisfied")
    assert found["Trust Name"] == "site"
    assert "Trust Code" not in found


@pytest.mark.parametrize(("text", "first"), [
    ("Return-MARCH-2024", "2024-03-01"), ("March 2024 (revised)", "2024-03-01"), ("Year to March 2024", None),
    ("Jan - March 2024", None), ("5 March 2024 (revised)", None),
])  # fmt: skip
def test_a_month_among_other_words_is_read_if_it_is_all_that_is_said(text, first):
    span = read_period(text)
    assert (span and span.first.isoformat()) == first
