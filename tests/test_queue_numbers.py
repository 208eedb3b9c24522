"""Numbers that begin anew every day: the A001 of a queue machine, the 序号 of a ledger."""

from dataclasses import replace

import pytest

from cxlib.intake.map import Mapper
from cxlib.intake.mapping import dump_mapping, load_mapping
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.store import open_store
from tests.mapping_sheets import keys

QUEUE = "网点,票号,取号时间,叫号时间,结束时间,窗口"
ROWS = [
    f"{site},A{n:03},2026-03-{day:02} 09:{n:02}:00,2026-03-{day:02} 10:{n:02}:00,2026-03-{day:02} 11:{n:02}:00,{n % 3}"
    for day in (2, 3)
    for site in ("城东", "城西")
    for n in range(1, 16)
]


def guessed(header, rows):
    sheet = read("\n".join([header, *rows]).encode(), "file.csv")
    return sheet, recognise(sheet)


def told(header, rows, mapping=None):
    """What makes each row the same row when it comes again."""
    sheet, found = guessed(header, rows)
    mapper = Mapper(mapping or found.mapping, sheet.columns)
    return [key for result in mapper.blocks(sheet) for key in keys(result)]


def test_the_same_number_on_another_day_or_at_another_branch_is_another_customer():
    sheet, found = guessed(QUEUE, ROWS)
    store = open_store()
    first = store.load(sheet, found.mapping, file_name="march.csv")
    again = store.load(sheet, found.mapping, file_name="march.csv")
    assert [(one.accepted, one.duplicate) for one in (first, again)] == [(60, 0), (0, 60)]


def test_each_day_may_come_as_a_file_of_its_own():
    assert not set(told(QUEUE, ROWS[:30])) & set(told(QUEUE, ROWS[30:]))


def test_what_is_learnt_later_of_a_number_still_takes_the_place_of_the_old():
    waiting = ROWS[0].rsplit(",", 2)[0] + ",,1"
    assert told(QUEUE, [waiting, *ROWS[1:]]) == told(QUEUE, ROWS)


def test_lines_of_a_ledger_counted_anew_each_month_are_other_complaints():
    header = "序号,投诉日期,投诉门店,投诉内容,完成日期"
    march = [f"{n},2026-03-{n:02},东店,等了很久 {n},2026-03-{n + 2:02}" for n in range(1, 21)]
    april = [line.replace("2026-03", "2026-04") for line in march]
    assert len({*told(header, march), *told(header, april)}) == 40


@pytest.mark.parametrize("header", ["工单号", "Ticket ID"])
def test_long_numbers_of_work_orders_stay_what_tells_them(header):
    rows = [f"WX20260302{n:04},2026-03-02 09:{n:02},2026-03-03 09:00" for n in range(30)]
    _, found = guessed(f"{header},创建时间,办结时间", rows)
    assert found.mapping.one("id").unit == ""


def test_a_mapping_of_before_knows_its_rows_by_the_number_alone():
    _, found = guessed(QUEUE, ROWS)
    before = replace(found.mapping, columns=tuple(replace(one, unit="") for one in found.mapping.columns))
    assert set(told(QUEUE, ROWS, before)) == {f"file\x1f\x1f#\x1fA{n:03}" for n in range(1, 16)}


def test_the_mapping_file_says_it_and_the_page_tells_why():
    _, found = guessed(QUEUE, ROWS)
    assert load_mapping(dump_mapping(found.mapping)).one("id").unit == "day"
    assert ("票号", "NUMBERS_BEGIN_ANEW") in {(one.column, one.code) for one in found.reasons}


def test_the_lines_of_a_survey_typed_in_each_month_are_other_answers():
    march = [f"{n},2026-03-{n:02},{n % 5 + 1}" for n in range(1, 21)]
    april = [line.replace("2026-03", "2026-04") for line in march]
    assert len({*told("序号,日期,满意度", march), *told("序号,日期,满意度", april)}) == 40


def test_numbers_that_come_again_on_other_days_begin_anew_whatever_they_are_called():
    header = "Ticket ID,Issued,Called,Closed"
    rows = [f"A{n:03},2026-03-{day:02} 09:{n:02},2026-03-{day:02} 10:{n:02},2026-03-{day:02} 11:{n:02}"
            for day in range(2, 12) for n in range(30)]  # fmt: skip
    _, found = guessed(header, rows)
    assert (found.mapping.one("id").name, found.mapping.one("id").unit) == ("Ticket ID", "day")
    assert len(set(told(header, rows))) == 300


@pytest.mark.parametrize("again", [2, 10])
def test_several_rows_of_one_number_that_say_different_things_are_all_kept_and_asked_about(again):
    header = "投诉编号,投诉时间,办结时间,处理部门"
    rows = [
        f"TS{n // again},2026-03-{n // again % 28 + 1:02} 09:00,2026-03-30 10:00,部门{n % again}" for n in range(60)
    ]
    _, found = guessed(header, rows)
    assert found.mapping.one("id") is None
    assert ("投诉编号", "NUMBERS_REPEAT") in {(one.column, one.code) for one in found.reasons if one.certainty < 0.6}
    assert len(set(told(header, rows))) == 60


def test_the_same_row_twice_is_no_second_row_of_its_number():
    header = "工单号,创建时间,办结时间"
    rows = [f"WX{n:06},2026-03-02 09:{n:02},2026-03-03 09:00" for n in range(30)]
    _, found = guessed(header, [*rows, *rows[:5]])
    assert (found.mapping.one("id").name, found.mapping.one("id").unit) == ("工单号", "")


def test_states_of_a_work_order_are_its_events():
    rows = [f"GD{n:05},2026-03-02 {9 + step:02}:{n:02}:00,{word}"
            for n in range(30) for step, word in enumerate(("已受理", "处理中", "已办结"))]  # fmt: skip
    _, found = guessed("工单号,处理时间,工单状态", rows)
    assert [one.role for one in found.mapping.columns] == ["id", "at", "event"]
    assert found.mapping.one("event").values == {"已受理": "opened", "处理中": "nothing", "已办结": "closed"}
