"""Scorecards with one row a visit and one column a check: recognised, taken in with the same accounting, taken back."""

import pytest

from cxlib.errors import CxError
from cxlib.intake.columns import Column, Mapping, Place
from cxlib.intake.mapping import dump_mapping, load_mapping, proved
from cxlib.intake.meanings import taught
from cxlib.intake.recognise import recognise
from cxlib.scope import Scope
from tests.test_observations_file import sheet_of, taken, told

WORDS = """日期,网点,窗口,神秘顾客,迎接-微笑,迎接-问好,道别,总体是否合格,备注
2026-03-02,north,nurse,李老师,是,否,是,是,挺好
2026-03-02,north,nurse,李老师,是,不适用,,是,
2026-03-02,north,nurse,李老师,是,也许,是,否,
2026-03-02,north,nurse,,是,是,是,是,
,north,nurse,李老师,是,是,是,是,
2026-03-03,north,nurse,李老师,否,否,否,否,
"""
MARKED = """Date,Counter,Observer,Greet: smiles (5 points),Explains (10 points),Total
2026-03-02,nurse,Ann,4,5,9
2026-03-02,doctor,Ann,1,11,12
2026-03-03,doctor,Ann,n/a,10,10
"""
BARE = """Date,Counter,Observer,Smiles,Greets,Thanks,Total score
2026-03-02,nurse,Ann,5,4,3,12
2026-03-02,doctor,Ann,1,2,n/a,3
"""
LONG = """日期,网点,窗口,神秘顾客,服务环节,检查项目,是否合格
2026-03-02,north,nurse,李老师,迎接,微笑,是
2026-03-02,north,nurse,李老师,迎接,问好,否
2026-03-02,north,nurse,李老师,,道别,是
"""


def checks(text):
    return [(one.item, one.step, one.role) for one in recognise(sheet_of(text)).mapping.columns if one.item]


def test_columns_of_results_are_checks_and_what_is_said_of_the_whole_visit_is_none():
    guess = recognise(sheet_of(WORDS))
    assert guess.mapping.kind == "observation"
    assert checks(WORDS) == [("微笑", "greet", "passed"), ("问好", "greet", "passed"), ("道别", "", "passed")]
    assert guess.unknown == ("总体是否合格", "备注")


def test_every_visit_is_accounted_for_and_the_refused_ones_say_why(empty):
    _, outcome = taken(empty, WORDS)
    assert (outcome.rows_in, outcome.accepted, outcome.rejected) == (6, 3, 3)
    assert sorted(outcome.reasons[["code", "column"]].itertuples(index=False, name=None)) == [
        ("NO_DAY", "日期"), ("NO_OBSERVER", "神秘顾客"), ("UNKNOWN_WORD", "迎接-问好"),
    ]  # fmt: skip
    assert empty.reader().rejected_rows(outcome.upload_id).numbers == (4, 5, 6)


def test_each_visit_is_a_scorecard_of_its_own_and_blank_is_not_seen(empty):
    taken(empty, WORDS)
    frame = empty.reader().observations(Scope())
    cards = frame.fillna({"score": -1}).groupby("card_id")[["item", "score"]]
    assert [dict(card.values.tolist()) for _, card in cards] == [
        {"微笑": 1, "问好": 0, "道别": 1}, {"微笑": 1, "问好": -1, "道别": -1}, {"微笑": 0, "问好": 0, "道别": 0},
    ]  # fmt: skip
    assert set(frame["role"]) == {"shopper"}


def test_both_forms_of_one_visit_are_the_same_scorecard(empty):
    wide = "\n".join(WORDS.splitlines()[:2]) + "\n"
    _, first = taken(empty, wide, "wide.csv")
    seen = told(empty)
    empty.undo(first.upload_id)
    assert told(empty) == []
    taken(empty, LONG, "long.csv")
    assert sorted(told(empty)) == sorted(seen)


def test_full_marks_that_a_header_names_are_each_check_s_own(empty):
    _, outcome = taken(empty, MARKED)
    assert checks(MARKED) == [("smiles", "greet", "score"), ("Explains", "", "score")]
    assert outcome.reasons["code"].tolist() == ["CODE_NOT_ON_SCALE"]
    assert [row[0] + row[5] + str(row[6]) for row in told(empty)] == [
        "doctorExplains1.0", "doctorsmiles-1.0", "nurseExplains0.5", "nursesmiles0.8"
    ]  # fmt: skip


def test_of_bare_points_the_reader_is_asked_for_the_full_marks(empty):
    guess, outcome = taken(empty, BARE)
    assert not guess.sure
    assert guess.mapping.scales["marks"].high == 5
    assert guess.unknown == ("Total score",)
    assert (outcome.accepted, len(told(empty))) == (2, 6)


def test_a_rating_of_the_step_of_checking_is_no_observer():
    survey = "日期,班组,预约,初判,检查,排期,到达\n" + "2026-03-02,一组,5,4,3,5,4\n2026-03-02,一组,4,2,5,1,3\n"
    assert recognise(sheet_of(survey)).mapping.kind == "survey"


def test_points_of_0_1_and_2_are_no_words_and_a_running_number_is_no_check():
    header = "Date,Counter,Observer,No,Smiles,Greets,Thanks\n"
    rows = "".join(f"2026-03-02,nurse,Ann,{n},{2 if n == 5 else 1},1,{n % 2}\n" for n in range(1, 12))
    guess = recognise(sheet_of(header + rows)).mapping
    assert [one.item for one in guess.columns if one.item] == ["Greets", "Thanks"]
    guess = recognise(sheet_of(header + rows.replace(",1,0\n", ",2,2\n"))).mapping
    assert [(one.item, one.role) for one in guess.columns if one.item] == [
        ("Smiles", "score"), ("Greets", "score"), ("Thanks", "score")
    ]  # fmt: skip
    assert guess.scales["marks"].high == 2


def test_the_same_file_again_brings_nothing(empty):
    taken(empty, WORDS)
    _, again = taken(empty, WORDS)
    assert (again.accepted, again.duplicate, again.rejected) == (0, 3, 3)


def test_a_person_may_say_what_an_unknown_result_means(empty):
    for text, name, word, meaning in (
        (WORDS, "迎接-问好", "也许", "0"),
        (MARKED, "Explains (10 points)", "11", "10"),
        (MARKED.replace("11", "?"), "Explains (10 points)", "?", "missing"),
    ):
        way = taught(recognise(sheet_of(text)).mapping, {(name, word): meaning})
        outcome = empty.load(sheet_of(text), way, file_name=text[:4])
        assert not {"UNKNOWN_WORD", "CODE_NOT_ON_SCALE", "NOT_A_NUMBER"} & set(outcome.reasons["code"])


def test_a_survey_or_a_ticket_file_is_no_scorecard_for_a_yes_or_no():
    survey = "date,counter,Satisfied?,Would return?\n" + "2026-03-02,nurse,yes,no\n" * 3
    tickets = "opened,started,closed,inspector,first contact,Paid\n2026-03-02 9:00,2026-03-02 9:01,,Ann,yes,no\n"
    assert [recognise(sheet_of(text)).mapping.kind for text in (survey, tickets)] == ["survey", "ticket"]


def test_a_mapping_keeps_the_step_of_a_check_and_has_either_form():
    guess = recognise(sheet_of(WORDS)).mapping
    assert load_mapping(dump_mapping(guess)) == guess
    about = (Column("d", "day"), Column("o", "observer"))
    one, other, what = Column("a", "passed"), Column("b", "passed"), Column("c", "check")
    for columns, code in ((one,), "NO_CHECK_COLUMN"), ((one, other, what), "MAPPING_TWICE"):
        with pytest.raises(CxError, match=code):
            proved(Mapping("a", "observation", Place("j"), (*about, *columns)))
    assert proved(Mapping("a", "observation", Place("j"), (*about, one, other)))
