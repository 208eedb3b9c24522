"""A file of scorecards is recognised, taken in with every row accounted for, and taken back exactly."""

from datetime import date

import pytest

from cxlib.coaching.training import Check, Scorecard
from cxlib.errors import CxError
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.scope import Scope
from tests import clinic

CHINESE = """日期,网点,窗口,检查人,服务环节,检查项目,是否合格
2026-03-02,north,nurse,李老师,迎接,微笑,是
2026-03-02,north,nurse,李老师,迎接,问好,否
2026-03-02,north,nurse,李老师,结束服务,道别,不适用
2026-03-02,north,nurse,李老师,结束服务,道别,不适用了吧
2026-03-02,north,nurse,,迎接,微笑,是
2026-03-02,north,,李老师,迎接,微笑,是
2026-03-02,north,nurse,李老师,迎接,,是
,north,nurse,李老师,迎接,微笑,是
"""
MARKS = """Date,Branch,Counter,Mystery shopper,Check item,Score
2026-03-02,north,nurse,Ann,Smiles,5
2026-03-02,north,nurse,Ann,Greets,2
2026-03-02,north,nurse,Ann,Thanks,9
2026-03-03,north,doctor,Ann,Smiles,3
"""


def sheet_of(text, name="cards.csv"):
    return read(text.encode(), name=name)


def taken(store, text, name="cards.csv"):
    sheet = sheet_of(text, name)
    guess = recognise(sheet)
    return guess, store.load(sheet_of(text, name), guess.mapping, file_name=name)


def told(store):
    frame = store.reader().observations(Scope())
    return frame[["node", "site", "observer", "role", "step", "item", "score"]].fillna(-1).values.tolist()


def test_a_chinese_form_is_recognised_by_its_headers():
    mapping = recognise(sheet_of(CHINESE)).mapping
    assert mapping.kind == "observation"
    assert [one.role for one in mapping.columns] == ["day", "site", "node", "observer", "step", "check", "passed"]


def test_every_row_of_the_file_is_accounted_for_and_refused_rows_say_why(empty):
    _, outcome = taken(empty, CHINESE)
    assert (outcome.rows_in, outcome.accepted, outcome.rejected) == (8, 3, 5)
    assert set(outcome.reasons["code"]) == {"UNKNOWN_WORD", "NO_OBSERVER", "NODE_MISSING", "NO_CHECK", "NO_DAY"}


def test_checks_are_kept_with_their_step_and_what_could_not_be_seen_is_neither_passed_nor_failed(empty):
    taken(empty, CHINESE)
    assert told(empty) == [
        ["nurse", "north", "李老师", "trainer", "greet", "微笑", 1],
        ["nurse", "north", "李老师", "trainer", "greet", "问好", 0],
        ["nurse", "north", "李老师", "trainer", "close", "道别", -1],
    ]
    frame = empty.reader().observations(Scope())
    assert frame["card_id"].nunique() == 1
    assert frame["passed"].isna().tolist() == [False, False, True]


def test_scores_are_shares_of_full_marks_that_the_reader_is_asked_about(empty):
    guess, outcome = taken(empty, MARKS)
    assert not guess.sure
    assert guess.mapping.scales["marks"].high == 10
    assert [row[3] for row in told(empty)] == ["shopper"] * 4
    assert sorted(row[6] for row in told(empty)) == [0.2, 0.3, 0.5, 0.9]
    assert outcome.accepted == 4


def test_the_same_file_again_brings_nothing(empty):
    taken(empty, MARKS)
    _, again = taken(empty, MARKS)
    assert (again.accepted, again.duplicate) == (0, 4)


def test_taking_the_file_back_leaves_no_trace(empty, clinic_rows):
    clinic.take_all(empty)
    before = clinic_rows(empty) | {"audit": []}
    card = Scorecard(date(2026, 3, 2), "nurse", "Li", "trainer", (Check("greet", "Smiles", 1.0),))
    number = empty.write(card)
    _, outcome = taken(empty, MARKS)
    assert len(told(empty)) == 5
    empty.undo(outcome.upload_id)
    assert [row[2] for row in told(empty)] == ["Li"]
    empty.strike("observation", number)
    assert clinic_rows(empty) | {"audit": []} == before


def test_a_scorecard_of_a_file_is_not_struck_out_by_hand(empty):
    taken(empty, MARKS)
    number = int(empty.reader().observations(Scope())["card_id"].iloc[0])
    with pytest.raises(CxError, match="OF_AN_UPLOAD"):
        empty.strike("observation", number)


def test_a_mapping_without_observer_check_or_result_is_refused(empty):
    from cxlib.intake.columns import Column, Mapping, Place
    from cxlib.intake.mapping import proved

    with pytest.raises(CxError, match="NO_CHECK_COLUMN"):
        proved(Mapping("a", "observation", Place("j"), (Column("d", "day"), Column("o", "observer"))))
