"""What must not be taken for a rating, or scored on the wrong scale."""

import pytest

from cxlib.intake.aspects import aspect
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise


def guess_of(header, *cycles, rows=40):
    lines = [",".join(str(cycle[row % len(cycle)]) for cycle in cycles) for row in range(rows)]
    return recognise(read("\n".join([header, *lines]).encode(), "x.csv"))


DAYS = [f"2025-03-{day:02}" for day in range(1, 29)]


def ratings(guess):
    return [column.name for column in guess.mapping.every("rating")]


def test_ticks_of_a_choice_are_no_answers_on_a_scale_whatever_stands_above_them():
    guess = guess_of(
        "date,Staff satisfaction,Contacting services,Overall satisfaction", DAYS, [1, ""], [1, ""], [2, 4, 5]
    )
    assert ratings(guess) == ["Overall satisfaction"]


def test_marks_with_negative_numbers_are_no_scale_with_missing_codes():
    assert ratings(guess_of("date,easy to find,satisfaction", DAYS, [-2, -2, -1, 0, 1], [3, 4, 5])) == ["satisfaction"]


def test_yes_and_no_as_one_and_nought_is_a_scale_of_two():
    guess = guess_of("日期,是否满意", DAYS, [1, 1, 0])
    scale = guess.mapping.scale_of(guess.mapping.one("rating"))
    assert (scale.low, scale.high, "0" in scale.missing) == (0, 1, False)


def test_a_recommendation_asked_from_one_to_five_is_not_scored_from_nought_to_ten():
    guess = guess_of("date,Would you recommend us?", DAYS, [3, 4, 5, 5])
    column = guess.mapping.one("rating")
    assert (column.item, guess.mapping.scale_of(column).high) == ("recommend", 5)


def test_words_inside_other_words_tell_nothing():
    guess = guess_of("date,Funding of resources,Operating hours", DAYS, [1, 2, 3, 9], [8, 9, 7, 6])
    assert ratings(guess) == []


def test_what_is_asked_about_the_person_is_no_rating_however_it_is_coded():
    guess = guess_of("日期,您的年龄,您的学历,满意度", DAYS, [1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [4, 5, 3])
    assert ratings(guess) == ["满意度"]


def test_three_statements_on_one_scale_are_rated_though_no_word_asks_for_it():
    said = "3、工作人员总能及时回应我,4、大厅的指引很清楚明白,5、办理的手续简单方便"
    answers = [1, 2, 3, 3, 4, 4, 4, 5, 5]
    guess = guess_of(f"日期,{said},6、您每月到店的次数", DAYS, answers, answers, answers, answers)
    assert ratings(guess) == said.split(",")
    assert [column.item for column in guess.mapping.every("rating")] == [
        "element.responsiveness",
        "csat",
        "convenience",
    ]


def test_a_second_block_about_the_same_things_is_another_item_and_asked_about():
    answers = [1, 2, 3, 3, 4, 4, 4, 5, 5, 2]
    guess = guess_of("id,date,Q7ART,Q7FOOD,Q7SIGN,Q9FOOD,Q9SIGN,Q9GATE", range(40), DAYS, *[answers] * 6)
    items = {column.name: (column.item, column.node) for column in guess.mapping.every("rating")}
    assert items["Q9FOOD"] == ("q9", items["Q7FOOD"][1])
    assert {one.column for one in guess.reasons if one.code == "ITEM_UNCLEAR"} == {"Q9FOOD", "Q9SIGN", "Q9GATE"}


def test_a_wait_without_a_unit_is_asked_about():
    header, waits = "日期,票号,窗口,{}", [3, 7, 12]
    asked = guess_of(header.format("等候时长"), DAYS, range(40), ["甲", "乙"], waits)
    told = guess_of(header.format("等候时长（分钟）"), DAYS, range(40), ["甲", "乙"], waits)
    assert [one.code for one in asked.reasons if one.role == "wait"] == ["HEADER", "UNIT_UNCLEAR"]
    assert told.mapping.one("wait").unit == "min"


def test_one_question_beside_the_stamps_of_tickets_is_left_out_and_said():
    header = "票号,受理时间,开始时间,办结时间,满意度"
    guess = guess_of(header, range(40), DAYS, DAYS, DAYS, [3, 4, 5])
    assert guess.mapping.kind == "ticket"
    assert [one.column for one in guess.reasons if one.code == "RATING_LEFT"] == ["满意度"]


SERVQUAL = (
    ("tangibles", "XYZ has modern-looking equipment"), ("tangibles", "The physical facilities are visually appealing"),
    ("tangibles", "Employees at XYZ are neat in appearance"), ("tangibles", "服务设施具有吸引力"),
    ("reliability", "When XYZ promises to do something by a certain time, it does so"),
    ("reliability", "XYZ performs the service right the first time"),
    ("reliability", "XYZ insists on error-free records"),
    ("reliability", "公司向顾客承诺的事情都能及时地完成"), ("reliability", "能准时地提供所承诺的服务"),
    ("responsiveness", "Employees of XYZ give you prompt service"), ("responsiveness", "员工总是愿意帮助顾客"),
    ("responsiveness", "Employees of XYZ are never too busy to respond to your requests"),
    ("friendliness", "Employees of XYZ are consistently courteous with you"), ("friendliness", "员工是有礼貌的"),
    ("friendliness", "You feel safe in your transactions with XYZ"), ("empathy", "XYZ gives you individual attention"),
    ("empathy", "XYZ has your best interests at heart"), ("empathy", "公司没有优先考虑顾客的利益"),
)  # fmt: skip


@pytest.mark.parametrize(("element", "statement"), SERVQUAL)
def test_a_statement_tells_its_quality_element(element, statement):
    assert aspect(statement.casefold()) == f"element.{element}"
