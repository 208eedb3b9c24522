"""Who was asked from 1 to 5 whether they recommend has not answered from 0 to 10: no NPS is made of that."""

import pytest

from cxlib.intake.check import check
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from tests.clinic import mapping

ASKED = "您有多大可能推荐我们"


def long(people, answer):
    return "答卷编号,提交时间,题目,得分\n" + "".join(
        f"{one},2026-03-02 09:00,{text},{answer(one) if text == ASKED else one % 5 + 1}\n"
        for one in range(people) for text in ("等候时间满意度", "服务态度满意度", ASKED)
    )  # fmt: skip


def wide(people, answer):
    lines = "".join(f"{one},2026-03-02 09:00,{one % 5 + 1},{answer(one)}\n" for one in range(people))
    return f"编号,提交时间,总体满意度,{ASKED}\n{lines}"


def item_of(guess):
    """What the answers about recommending are taken for."""
    question = guess.mapping.one("question")
    if question:
        return question.values[ASKED]
    return "/" + next(column.item for column in guess.mapping.columns if column.name == ASKED)


@pytest.mark.parametrize("written", [long, wide])
@pytest.mark.parametrize(
    ("people", "answer", "item"),
    [
        (40, lambda one: one % 11, "/nps"),
        (12, lambda one: one % 6, "/nps"),  # nought is on no scale of one to five
        (40, lambda one: one % 5 + 1, "/recommend"),
    ],
)
def test_answers_tell_the_scale(written, people, answer, item):
    assert item_of(recognise(read(written(people, answer).encode(), "x.csv"))) == item


def test_few_answers_up_to_five_are_asked_about():
    text = long(12, lambda one: one % 5 + 1)
    guess = recognise(read(text.encode(), "x.csv"))
    assert item_of(guess) == "/recommend"
    assert "TEN_UNCLEAR" in [reason.code for reason in guess.reasons if reason.certainty < 0.6]
    guess = recognise(read(wide(12, lambda one: one % 5 + 1).encode(), "x.csv"))
    assert [reason.certainty < 0.6 for reason in guess.reasons if reason.column == ASKED] == [True]


def test_rows_whose_file_calls_answers_up_to_five_nps_are_refused_with_the_reason():
    way = mapping("survey", "long", id="id", day="day", item="item", score="score")
    text = "id,day,item,score\n1,2026-03-02,nps,5\n1,2026-03-02,csat,4\n2,2026-03-02,nps,\n"
    found = check(read(text.encode(), "x.csv"), way)
    assert (found.rows_in, found.acceptable, found.ratings) == (3, 2, 1)
    assert found.reasons[["code", "column", "n"]].values.tolist() == [["NPS_NOT_OF_TEN", "score", 1]]


@pytest.mark.parametrize(("scale", "refused"), [("nps", 0), ("", 2), ("ces", 2)])
def test_a_column_of_nps_needs_a_scale_up_to_ten(scale, refused):
    way = mapping("survey", "wide", day="day", q=f"rating, item=nps, scale={scale}" if scale else "rating, item=nps")
    found = check(read(b"day,q\n2026-03-02,5\n2026-03-02,4\n", "x.csv"), way)
    assert found.rejected == refused
