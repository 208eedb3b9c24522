"""A file of totals becomes totals: its periods, its counts, and what is refused in it."""

from datetime import date

import pytest

from cxlib.errors import CxError
from cxlib.intake.check import check
from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read
from cxlib.intake.total_period import read_hours, read_period
from cxlib.store import open_store
from tests.clinic import mapping, take
from tests.totals import HOURS, MONTHS, hourly, monthly


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        *[
            (text, (2016, 4, 1), (2016, 4, 30))
            for text in ("2016-04", "201604", "2016/4", "2016年4月", "Apr 2016", "April 2016")
        ],
        *[
            (text, (2016, 4, 1), (2016, 6, 30))
            for text in ("2016Q2", "2016-Q2", "Q2 2016", "2016年二季度", "2016年第2季度")
        ],
        *[(text, (2016, 2, 1), (2016, 2, 7)) for text in ("2016-W05", "2016W5", "2016年第5周")],
        ("2016", (2016, 1, 1), (2016, 12, 31)),
        ("2016-02-29", (2016, 2, 29), (2016, 2, 29)),
    ],
)
def test_a_period_is_as_long_as_it_says(text, first, last):
    assert read_period(text)[:2] == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["", "soon", "2016-13", "2016-W60", "20164", "2016Q5"])
def test_what_names_no_period_is_none(text):
    assert read_period(text) is None


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("0400 - 0500", (240, 300)), ("2300 - 0000", (1380, 1440)), ("9", (540, 600)),
        ("09:00", (540, 600)), ("9点", (540, 600)),
        ("9-10点", (540, 600)), ("08:30-09:00", (510, 540)), ("08:00-12:00", (480, 720)), ("11 am - 12 pm", (660, 720)),
        ("24", None), ("10:00-09:00", None), ("morning", None),
    ],
)  # fmt: skip
def test_an_hour_is_a_stretch_of_minutes(text, minutes):
    assert read_hours(text) == minutes


def reasons(text, way=monthly):
    found = check(read(text.encode(), "a.csv"), way)
    return {(line.code, line.column): line.n for line in found.reasons.itertuples()}


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ("x,north,desk,1,,,,,,", "NOT_A_PERIOD", "month"),
        ("2026-03,north,desk,1.5,,,,,,", "NOT_A_COUNT", "served"),
        ("2026-03,north,desk,-1,,,,,,", "NOT_A_COUNT", "served"),
        ("2026-03,north,desk,many,,,,,,", "NOT_A_NUMBER", "served"),
        ("2026-03,north,desk,10,,11,,,,", "MORE_THAN_THE_WHOLE", "late"),
        ("2026-03,north,desk,,,,,,5,6", "MORE_THAN_THE_WHOLE", "satisfied"),
        ("2026-03,north,desk,,,,,,,", "NOTHING_COUNTED", "served"),
    ],
)
def test_a_row_that_cannot_be_is_refused_with_the_cell(cells, code, column):
    assert reasons(MONTHS + cells + "\n") == {(code, column): 1}


def test_a_last_day_before_the_first_is_refused():
    way = mapping("total", "spans", start="period", end="until", served="served")
    assert reasons("start,end,served\n2026-03-09,2026-03-02,5\n", way) == {("PERIOD_BACKWARDS", "end"): 1}


def test_the_check_tells_first_and_last_day():
    assert check(read(MONTHS.encode(), "a.csv"), monthly).days == (date(2026, 1, 1), date(2026, 2, 28))


def totals(text, way):
    store = open_store()
    take(store, text, way)
    with store.database.cursor() as cursor:
        found = cursor.execute("select * from total order by total_id, subject").df().to_dict("records")
        bands = cursor.execute("select low_s, high_s, n from total_band order by total_id, low_s").fetchall()
    store.close()
    return found, bands


def test_one_row_is_one_total_per_subject():
    found, _ = totals(MONTHS, monthly)
    first = {line["subject"]: line for line in found[:4]}
    assert {subject: line["n"] for subject, line in first.items()} == {
        "volume": 1000, "wait": 1000, "complaint": 4, "answer": 100,
    }  # fmt: skip
    assert (first["wait"]["within"], first["wait"]["limit_s"], first["wait"]["seconds"]) == (800, 900, 600_000)
    assert (first["volume"]["abandoned"], first["answer"]["top"]) == (50, 80)
    assert "complaint" not in {line["subject"] for line in found if line["row_no"] == 4}  # blank: not told, and not 0


def test_bands_keep_their_ends_and_say_how_many_waited():
    found, bands = totals(HOURS, hourly)
    assert bands[:3] == [(0, 900, 80), (960, 1800, 20), (1800, None, 0)]
    assert [line["n"] for line in found] == [100, 100, 100]
    assert [line["from_minute"] for line in found] == [540, 600, 540]


@pytest.mark.parametrize(("cell", "unit", "top"), [("94.3%", "%", 189), ("94.3", "%", 189), ("0.943", "share", 189)])
def test_a_share_becomes_the_nearest_number_of_people(cell, unit, top):
    way = mapping("total", "share", month="period", answers="answers", satisfied=f"satisfied, unit={unit}")
    found, _ = totals(f"month,answers,satisfied\n2026-03,200,{cell}\n", way)
    assert found[0]["top"] == top


def test_a_mean_score_is_stretched_to_the_home_scale():
    ten = "[scale.ten]\nlow = 0\nhigh = 10\n"
    way = mapping("total", "mean", ten, month="period", answers="answers", mean="mean, scale=ten")
    found, _ = totals("month,answers,mean\n2026-03,50,7.5\n", way)
    assert float(found[0]["score"]) == 50 * 4.0


@pytest.mark.parametrize(
    ("columns", "field"),
    [
        ({"served": "served"}, "period"),
        ({"month": "period"}, "served / complaints / answers"),
        ({"month": "period", "complaints": "complaints", "wait": "average"}, "waited / served / band"),
        ({"month": "period", "served": "served", "good": "satisfied"}, "answers / level"),
        ({"month": "period", "served": "served", "b": "band"}, "lower / upper"),
    ],
)
def test_a_mapping_that_means_nothing_says_what_it_lacks(columns, field):
    with pytest.raises(CxError) as caught:
        mapping("total", "lacking", **columns)
    assert (caught.value.code, caught.value.facts["field"]) == ("MAPPING_WITHOUT", field)


def test_one_period_may_hold_for_the_whole_file():
    way = load_mapping(
        'name = "a"\nkind = "total"\njourney = "j"\nconstant = { day = "2026-03" }\n'
        '[[column]]\nname = "served"\nis = "served"\n'
    )
    found, _ = totals("served\n12\n", way)
    assert (found[0]["days"], found[0]["n"]) == (31, 12)
