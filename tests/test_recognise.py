"""What a file is and which column is what, from headers and values: small sheets made by hand."""

import pytest

from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise


def guess_of(header, *rows, name="small.csv"):
    text = "\n".join([header, *rows])
    return recognise(read(text.encode(), name))


def column_of(guess, name):
    return next(column for column in guess.mapping.columns if column.name == name)


def codes_of(guess, name):
    return [reason.code for reason in guess.reasons if reason.column == name]


def test_a_remembered_mapping_comes_first():
    told = load_mapping('name="a"\nkind="survey"\njourney="j"\n[[column]]\nname="日期"\nis="day"\n')
    guess = recognise(read("日期,总体满意度\n2025/3/1,5".encode(), "x.csv"), (told,))
    assert (guess.remembered, guess.mapping) == (True, told)


def test_an_opening_and_what_follows_it_are_tickets_even_with_a_priority_of_one_to_five():
    rows = [f"{n},2025-03-01 09:0{n}:00,2025-03-01 09:2{n}:00,{n}" for n in range(1, 6)]
    guess = guess_of("ticket,opened,closed,level", *rows)
    assert guess.mapping.kind == "ticket"
    assert [column.role for column in guess.mapping.columns] == ["id", "opened", "closed"]


def test_how_matters_ended_makes_tickets_where_nothing_is_rated():
    guess = guess_of("留言编号,处理,处理意见", "1,已解决,已修", "2,未解决,待查", "3,已解决,好")
    assert guess.mapping.kind == "ticket"
    assert column_of(guess, "处理").role == "outcome"
    assert codes_of(guess, "处理") == ["VALUES"]


def test_a_block_of_questions_under_one_number_is_rated_though_its_headers_say_nothing():
    codes = [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 0, 6, 6] * 4
    rows = [f"{n},2025-03-01,{code},{code},{code},{n % 2 + 1}" for n, code in enumerate(codes)]
    guess = guess_of("id,date,Q7ART,Q7FOOD,Q7SIGN,Q19GENDER", *rows)
    assert [column.name for column in guess.mapping.every("rating")] == ["Q7ART", "Q7FOOD", "Q7SIGN"]
    assert codes_of(guess, "Q7ART")[0] == "BLOCK"
    assert guess.unknown == ("Q19GENDER",)


def test_codes_of_a_multiple_choice_under_one_number_are_no_ratings():
    rows = [f"{n},2025-03-01,{n % 2},{n % 3},{n % 2}" for n in range(40)]
    assert guess_of("id,date,Q4A,Q4B,Q4C", *rows).mapping.every("rating") == ()


def test_an_area_is_a_node_in_tickets_and_a_site_where_the_questions_name_the_nodes():
    tickets = guess_of("ticket,opened,closed,area", "1,2025-03-01 9:00,2025-03-01 9:05,Lobby")
    assert column_of(tickets, "area").role == "node"
    wide = guess_of("date,area,Food satisfaction,Room satisfaction", "2025-03-01,A,5,4", "2025-03-02,B,3,4")
    assert column_of(wide, "area").role == "site"
    assert [column.node for column in wide.mapping.every("rating")] == ["Food", "Room"]


def test_a_column_of_numbers_is_no_comment():
    guess = guess_of("date,satisfaction,Improve1,Improve2", "2025-03-01,5,101,More seats", "2025-03-02,4,204,Light")
    assert [column.name for column in guess.mapping.every("comment")] == ["Improve2"]


def test_expectation_importance_and_perception_are_kept_apart():
    header = "日期,窗口—期望,窗口—重要程度评价,窗口—满意度"
    guess = guess_of(header, "2025/3/1,5,4,3", "2025/3/2,5,5,4", "2025/3/3,4,4,4")
    assert [column.facet for column in guess.mapping.every("rating")] == ["expectation", "importance", "perception"]


def test_kano_pairs_are_known_by_their_answers_wherever_the_second_question_stands():
    guess = guess_of(
        "日期,1-1.有短信,2-1.有音乐,1-2.没有短信,2-2.没有音乐",
        "2025/3/1,喜欢,无所谓,不喜欢,无所谓", "2025/3/2,理所当然,喜欢,可以忍受,不喜欢",
    )  # fmt: skip
    assert [(column.feature, column.side) for column in guess.mapping.every("kano")] == [
        ("有短信", "functional"), ("有音乐", "functional"), ("有短信", "dysfunctional"), ("有音乐", "dysfunctional"),
    ]  # fmt: skip


def test_a_recommendation_is_zero_to_ten_and_about_no_node():
    guess = guess_of("date,Would you recommend us?,satisfaction with room", "2025-03-01,9,4", "2025-03-02,5,5")
    column = column_of(guess, "Would you recommend us?")
    assert (column.item, column.node, guess.mapping.scale_of(column).high) == ("nps", "", 10)


# --- dates ------------------------------------------------------------------------------------------------------------


def formats_of(*days):
    guess = guess_of("date,satisfaction", *(f'"{day}",{n % 5 + 1}' for n, day in enumerate(days)))
    return column_of(guess, "date").formats, codes_of(guess, "date")[-1]


def test_one_day_above_twelve_decides_the_order_for_the_whole_column():
    assert formats_of("01/02/2025", "03/04/2025", "13/02/2025") == (("%d/%m/%Y",), "HEADER")
    assert formats_of("01/02/2025", "03/04/2025", "02/13/2025") == (("%m/%d/%Y",), "HEADER")


def test_without_such_a_day_the_order_is_asked_and_where_both_stand_it_is_said():
    assert formats_of("01/02/2025", "03/04/2025")[1] == "DAY_MONTH_UNCLEAR"
    assert formats_of("13/02/2025", "02/13/2025", "01/02/2025")[1] == "DAY_MONTH_MIXED"


def test_dots_are_day_first_and_two_digit_years_and_clocks_are_found():
    assert formats_of("01.02.2025", "03.04.2025") == (("%d.%m.%Y",), "HEADER")
    assert formats_of("25/12/21", "01/09/21")[0] == ("%d/%m/%y",)
    assert formats_of("03/14/2025 2:05 PM", "03/15/2025 14:05")[0] == ("%m/%d/%Y %H:%M", "%m/%d/%Y %I:%M %p")


def test_seconds_milliseconds_and_days_of_a_spreadsheet_are_found():
    assert formats_of("1740787200", "1740873600")[0] == ("epoch",)
    assert formats_of("1740787200000", "1740873600123")[0] == ("epoch_ms",)
    assert formats_of("45717", "45718.5")[0] == ("excel",)
    assert formats_of("20250301", "20250302")[0] == ()


def test_a_bare_day_of_the_month_is_said_to_lack_its_month():
    assert formats_of("12", "17", "6")[1] == "DAY_INCOMPLETE"


def test_one_slip_does_not_make_a_column_unreadable():
    days = [f"{n:02}/03/2025" for n in range(1, 29)]
    assert formats_of(*days, "soon") == (("%d/%m/%Y",), "HEADER")


def test_where_no_header_names_a_day_the_values_do():
    guess = guess_of("谁,几时,满意度", "甲,2025/3/1 9:05,5", "乙,2025/3/2 9:05,4")
    assert (column_of(guess, "几时").role, codes_of(guess, "几时")) == ("time", ["VALUES"])
    guess = guess_of("birthday,visit date,satisfaction", "1990-01-01,2025-03-01,5", "1991-01-01,2025-03-02,4")
    assert [column.role for column in guess.mapping.columns] == ["day", "rating"]


@pytest.mark.parametrize(
    "cell", ["²", "１", "1e400", "٣", "", "9" * 400, "1/1/0000", "?", "2025年99月1日 3点", "½", "★", "9" * 10]
)
def test_no_cell_whatever_stops_the_guessing(cell):
    text = "date,满意度,Q\n" + f"{cell},{cell},{cell}\n1,2,3\n" * 3
    assert recognise(read(text.encode(), "x.csv")).mapping.kind in ("survey", "ticket")
