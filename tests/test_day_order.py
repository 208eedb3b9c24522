"""Day or month first: the whole column decides, and a column that contradicts itself is counted."""

from cxlib.intake.check import check
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from tests.mapping_sheets import mapping_of

BOTH_WAYS = ["01/02/2026", "03/04/2026", "05/06/2026"]
DAY_FIRST, MONTH_FIRST = ["13/02/2026", "25/02/2026"], ["02/14/2026"]


def notes(dates, form="%d/%m/%Y"):
    columns = [f'{{ name = "d", is = "day", formats = ["{form}"] }}', '{ name = "q", is = "rating" }']
    text = "d,q\n" + "".join(f"{date},4\n" for date in dates)
    found = check(read(text.encode(), "days.csv"), mapping_of(columns))
    return {note["code"]: (note["n"], note["row"]) for note in found.notes.to_dict("records")}, found


def test_a_column_that_settles_its_order_has_nothing_to_tell():
    assert notes(BOTH_WAYS + DAY_FIRST)[0] == {}


def test_a_column_that_never_settles_it_tells_how_many_rows_could_be_read_both_ways():
    assert notes([*BOTH_WAYS, "04/04/2026"])[0] == {"DAY_MONTH_EITHER": (3, 2)}


def test_a_column_with_both_orders_tells_how_many_rows_speak_for_which():
    told, found = notes(BOTH_WAYS + DAY_FIRST + MONTH_FIRST)
    assert told == {"DAY_MONTH_AS_CHOSEN": (2, 5), "DAY_MONTH_AGAINST": (1, 7), "DAY_MONTH_EITHER": (3, 2)}
    assert (found.acceptable, found.rejected) == (5, 1)


def test_a_wrong_choice_is_contradicted_by_its_rows():
    told, found = notes(BOTH_WAYS + DAY_FIRST, "%m/%d/%Y")
    assert told == {"DAY_MONTH_AGAINST": (2, 5), "DAY_MONTH_EITHER": (3, 2)}
    assert found.rejected == 2


def test_two_orders_given_on_purpose_still_tell_what_could_be_read_both_ways():
    told, found = notes(BOTH_WAYS + DAY_FIRST + MONTH_FIRST, '%d/%m/%Y", "%m/%d/%Y')
    assert told["DAY_MONTH_EITHER"] == (3, 2)
    assert found.rejected == 0


def test_year_first_dates_have_no_order_to_tell():
    assert notes(["2026/01/02", "2026/01/03"], "%Y/%m/%d")[0] == {}


def test_the_evidence_may_stand_far_down_the_file():
    lines = ["01/02/2026 09:00,4\n"] * 2500 + ["13/02/2026 09:00,4\n"]
    guess = recognise(read(("提交时间,满意度\n" + "".join(lines)).encode(), "far.csv"))
    assert guess.mapping.columns[0].formats == ("%d/%m/%Y %H:%M",)
    assert not [reason for reason in guess.reasons if reason.code.startswith("DAY_MONTH")]
    unsettled = recognise(read(("提交时间,满意度\n" + "".join(lines[:-1])).encode(), "far.csv"))
    assert "DAY_MONTH_UNCLEAR" in [reason.code for reason in unsettled.reasons]
    mixed = recognise(read(("提交时间,满意度\n" + "".join([*lines, "02/14/2026 09:00,4\n"])).encode(), "far.csv"))
    assert "DAY_MONTH_MIXED" in [reason.code for reason in mixed.reasons]
