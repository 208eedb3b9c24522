"""Survey files with one row per answer: recognised, and each answer on the scale of its question."""

import pytest

from cxlib.intake.check import check
from cxlib.intake.map import Mapper
from cxlib.intake.mapping import dump_mapping, load_mapping, proved
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from tests.mapping_sheets import mapped, mapping_of, ratings
from ui.upload_table import Names, as_table, corrected

QUESTIONS = ("等候时间满意度", "服务态度满意度", "总体满意度", "您有多大可能推荐我们")
HALL = "答卷编号,提交时间,题目,得分\n" + "".join(
    f"{person},2026-03-02 09:00,{question},{(person + 3) % 11 if '推荐' in question else person % 5 + 1}\n"
    for person in range(40)
    for question in QUESTIONS
)


def guessed(text):
    sheet = read(text.encode(), "long.csv")
    return sheet, recognise(sheet)


def test_a_row_per_answer_is_told_by_its_values():
    sheet, guess = guessed(HALL)
    assert {column.name: column.role for column in guess.mapping.columns} == {
        "答卷编号": "id", "提交时间": "time", "题目": "question", "得分": "score",
    }  # fmt: skip
    assert {(reason.code, reason.certainty) for reason in guess.reasons if reason.role == "question"} == {("LONG", 0.9)}
    result = check(sheet, guess.mapping)
    assert (result.rows_in, result.acceptable, result.ratings) == (160, 160, 160)
    assert result.nodes == ("own", "服务态度", "等候时间")


def test_the_question_that_asks_to_recommend_is_on_its_own_scale():
    sheet, guess = guessed(HALL)
    mapper = Mapper(guess.mapping, sheet.columns)
    (block,) = sheet.blocks()
    found = ratings(mapper, mapper.block(block))
    assert found[3] == (5, "own", "nps", "perception", 3.0, 3.0, -1)
    assert found[0] == (2, "等候时间", "csat", "perception", 1.0, 1.0, -1)
    assert {(target.item, target.high) for target in mapper.targets} == {("csat", 5), ("nps", 10)}


def test_expectation_and_perception_of_one_element_are_two_answers():
    text = "respondent_id,date,dimension,facet,score\n" + "".join(
        f"{person},2026-03-02,{name},{facet},{person % 7 + 1}\n"
        for person in range(20) for name in ("Reliability", "Empathy") for facet in ("expected", "perceived")
    )  # fmt: skip
    sheet, guess = guessed(text)
    assert [column.role for column in guess.mapping.columns] == ["id", "day", "question", "facet", "score"]
    mapper = Mapper(guess.mapping, sheet.columns)
    result = mapper.block(next(iter(sheet.blocks())))
    assert {(target.item, target.facet) for target in mapper.targets} == {
        (f"element.{name}", facet) for name in ("reliability", "empathy") for facet in ("expectation", "perception")
    }
    assert len(set(result.rows["key_text"].to_pylist())) == 80


def test_where_a_column_names_the_node_the_question_is_the_item():
    text = "respondent id,date,counter,question,answer\n" + "".join(
        f"{person},2026-03-02,c{person % 3},{question},{'Satisfied' if person % 2 else 'Dissatisfied'}\n"
        for person in range(40) for question in ("Waiting time", "Overall satisfaction")
    )  # fmt: skip
    sheet, guess = guessed(text)
    mapper = Mapper(guess.mapping, sheet.columns)
    mapper.block(next(iter(sheet.blocks())))
    assert {(target.node, target.item) for target in mapper.targets} == {
        (f"c{number}", item) for number in range(3) for item in ("Waiting time", "csat")
    }


def test_plain_numbers_ask_which_end_is_best():
    text = HALL.replace("得分", "回答")
    assert "DIRECTION_UNCLEAR" in [reason.code for reason in guessed(text)[1].reasons if reason.column == "回答"]


@pytest.mark.parametrize(
    "text",
    [
        "答卷编号,日期,总体满意度,等候满意度\n"
        + "".join(f"{n},2026-03-02,{n % 5 + 1},{n % 4 + 1}\n" for n in range(30)),
        "客户编号,日期,门店,评分\n" + "".join(f"{n % 10},2026-03-{n % 28 + 1:02},北,{n % 5 + 1}\n" for n in range(40)),
    ],
    ids=["a column per question", "a person who comes again to be asked the same"],
)
def test_other_surveys_are_not_taken_for_one(text):
    assert "LONG" not in [reason.code for reason in guessed(text)[1].reasons]


def test_the_table_of_the_upload_page_keeps_what_it_does_not_show():
    layout = guessed(HALL)[1].mapping
    samples = {column.name: "" for column in layout.columns}
    names = Names({})
    again = corrected(layout, as_table(layout, samples, {}, names), names)
    assert [(column.role, column.values, column.scales) for column in again.columns] == [
        (column.role, column.values, column.scales) for column in layout.columns
    ]
    assert {name: (scale.low, scale.high) for name, scale in again.scales.items()} == {"1-5": (1, 5), "0-10": (0, 10)}
    assert proved(again) is again


COLUMNS = ['{ name = "id", is = "id" }', '{ name = "d", is = "day" }',
           '{ name = "q", is = "question", values = { "a" = "desk/ces", "b" = "/nps" } }',
           '{ name = "s", is = "score", scales = { nps = "ten", ces = "seven" } }']  # fmt: skip
SCALES = "scale = { ten = { low = 0, high = 10 }, seven = { low = 1, high = 7 } }"


def test_a_mapping_says_node_and_item_of_each_question_and_the_scale_of_each_item():
    mapping = mapping_of(COLUMNS, SCALES)
    assert load_mapping(dump_mapping(mapping)) == mapping
    mapper, result = mapped(mapping, "id,d,q,s\n1,2026-03-02,a,7\n1,2026-03-02,b,9\n1,2026-03-02,Door,4\n")
    assert ratings(mapper, result) == [
        (2, "desk", "ces", "perception", 7, 7, 1), (3, "hall", "nps", "perception", 9, 9, 1),
        (4, "Door", "csat", "perception", 4, 4, 1),
    ]  # fmt: skip


def test_a_score_off_the_scale_of_its_question_is_refused_once_and_so_is_a_row_without_a_question():
    _, result = mapped(mapping_of(COLUMNS, SCALES), "id,d,q,s\n1,2026-03-02,a,9\n1,2026-03-02,b,9\n1,2026-03-02,,4\n")
    assert [(fault.row, fault.column, fault.code) for fault in result.rejects] == [
        (4, "q", "NO_QUESTION"), (2, "s", "CODE_NOT_ON_SCALE"),
    ]  # fmt: skip
    assert result.rows["row_no"].to_pylist() == [3]
