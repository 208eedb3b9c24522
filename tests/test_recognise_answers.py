"""How answers are written: letters before words, points of a whole, stars in words, traditional characters."""

import numpy as np
import pytest

from cxlib.intake.answers import fit
from cxlib.intake.columns import Scale
from cxlib.intake.map import Mapper
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.scales import boxes, number_of, plain_answer, read_code, turned
from tests.mapping_sheets import ratings

DAYS = [f"2026-03-{n:02}" for n in range(1, 29)]


def guess(header, *answers, name="form.csv"):
    """The guess for a form of 28 days; every column of answers comes round again and again."""
    rows = [",".join([day, *(one[n % len(one)] for one in answers)]) for n, day in enumerate(DAYS)]
    sheet = read("\n".join([header, *rows]).encode(), name)
    return sheet, recognise(sheet)


def scores(header, *answers):
    """The mean of the scores, and how many there are, after the guess was used."""
    sheet, found = guess(header, *answers)
    mapper = Mapper(found.mapping, sheet.columns)
    (result,) = mapper.blocks(sheet)
    said = ratings(mapper, result)
    assert result.refused == []
    return sum(score for *_, score, _ in said) / len(said), len(said)


@pytest.mark.parametrize(
    ("header", "answers", "mean"),
    [
        ("日期,您对柜员是否满意？", ("A.非常满意", "B.满意", "C.一般", "D.不满意"), 3.5),
        ("date,How satisfied are you?", ("a) Very satisfied", "b) Satisfied", "c) Neutral", "d) Dissatisfied"), 3.5),
        ("日期,口味评分", ("4.5/5", "5/5", "3/5", "1.5/5"), 3.5),
        ("日期,服務滿意度", ("非常滿意", "滿意", "普通", "不滿意"), 3.5),
        ("日期,评价星级", ("五星", "四星", "三星", "二星"), 3.5),
        ("date,Service score", ("100%", "75%", "50%", "25%"), 3.5),
    ],
)
def test_answers_are_read_however_a_form_writes_them(header, answers, mean):
    assert scores(header, answers) == (mean, 28)


def test_a_letter_alone_is_a_choice_and_no_answer():
    assert (plain_answer("A"), plain_answer("A.满意"), plain_answer("e.g. this")) == ("a", "满意", "e.g. this")
    assert fit(["A", "B", "C", "D"] * 10, "宿舍") is None


def test_points_of_another_whole_are_not_on_the_scale():
    assert read_code("4/5", Scale()) == 4
    assert read_code("4/10", Scale()) is None
    assert read_code("8 out of 10", Scale(0, 10)) == 8
    assert number_of("4/5") is None


def test_of_a_hundred_points_three_quarters_is_satisfied_like_four_of_five():
    raw, scale = [100.0, 75.0, 74.0, 26.0, 25.0, 0.0], Scale(0, 100)
    assert boxes(np.array(raw), scale, "csat").tolist() == [1, 1, 0, 0, -1, -1]
    assert turned(np.array([75.0, 25.0]), scale, "csat").tolist() == [4.0, 2.0]


def test_points_of_a_hundred_are_asked_about_and_a_rate_is_no_answer():
    _, found = guess("date,Service score", ("80%", "95%", "60%"))
    assert all(one.certainty < 0.6 for one in found.reasons if one.column == "Service score")
    assert fit(["93.1%", "95.0%", "91.2%"] * 5, "满意率") is None
    assert fit(["93.1%", "95.0%", "91.2%"] * 5, "Response rate") is None


def test_the_steps_of_a_form_that_asks_how_much_are_a_scale():
    words = (
        "Extremely responsive",
        "Very responsive",
        "Somewhat responsive",
        "Not so responsive",
        "Not at all responsive",
    )
    found = fit([*words] * 6, "How responsive have we been?")
    assert [read_code(word, found.scale) for word in words] == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(("yes", "maybe", "no"), [("愿意", "不确定", "不愿意"), ("Yes", "Not sure", "No")])
def test_who_does_not_know_whether_to_recommend_stands_between_yes_and_no(yes, maybe, no):
    header = "日期,是否愿意推荐给朋友" if yes == "愿意" else "date,Would you recommend us?"
    _, found = guess(header, (yes, maybe, no))
    (rating,) = found.mapping.every("rating")
    scale = found.mapping.scale_of(rating)
    assert (rating.item, [read_code(one, scale) for one in (yes, maybe, no)]) == ("recommend", [3, 2, 1])


def test_recommended_coded_as_nought_and_one_is_no_nps():
    rows = "\n".join(f"2026-03-{n % 28 + 1:02},{n % 2}" for n in range(60))
    found = recognise(read(f"date,Recommended IND\n{rows}".encode(), "shop.csv"))
    (rating,) = found.mapping.every("rating")
    assert (rating.item, found.mapping.scale_of(rating).high) == ("recommend", 1)
    assert not found.sure


@pytest.mark.parametrize("header", ["客户星级", "酒店星级", "Hotel stars"])
def test_the_class_of_a_customer_or_hotel_is_no_answer(header):
    _, found = guess(f"日期,满意度,{header}", ("5", "4", "3"), ("五星", "三星", "四星"))
    assert [one.name for one in found.mapping.every("rating")] == ["满意度"]
