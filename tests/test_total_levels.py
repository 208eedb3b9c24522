"""Monthly returns that count each answer in a column of its own: all who answered, the satisfied, and their mean."""

import pytest

from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.intake.mapping import dump_mapping, load_mapping
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.scope import Scope
from cxlib.store import open_store
from ui.upload_layout import TOTALS_LACK
from ui.upload_limits import limits_text, with_limits

RETURN = """月份,大厅,窗口,非常满意,满意,基本满意,不满意,非常不满意,满意率
2026年1月,市民中心,1号窗口,60,20,10,6,4,80%
2026年1月,市民中心,2号窗口,30,10,5,5,0,80%
2026年2月,市民中心,1号窗口,50,30,,5,5,85%
"""


def held(text, mapping=None):
    sheet = read(text.encode(), "return.csv")
    store = open_store()
    outcome = store.load(sheet, mapping or recognise(sheet).mapping, file_name="return.csv", size=len(text))
    return store, outcome


def roles(text):
    return {one.name: (one.role, one.lower) for one in recognise(read(text.encode(), "return.csv")).mapping.columns}


def test_each_answer_is_known_by_its_words():
    told = roles(RETURN)
    assert [told[name] for name in ("非常满意", "满意", "基本满意", "不满意", "非常不满意")] == [
        ("level", 5), ("level", 4), ("level", 3), ("level", 2), ("level", 1)
    ]  # fmt: skip
    assert told["窗口"][0] == "node"
    assert "满意率" not in told


def test_all_answers_the_satisfied_and_the_mean_are_counted_from_them():
    store, outcome = held(RETURN)
    # a count left empty is no nought: the whole is not known
    assert (outcome.accepted, outcome.rejected) == (2, 1)
    assert outcome.reasons[["code", "column"]].to_numpy().tolist() == [["LEVEL_EMPTY", "基本满意"]]
    told = figures(store.reader(), Scope(), ("csat", "csat_mean")).set_index("metric")
    assert told["n"].tolist() == [150, 150]
    assert told.loc["csat", "value"] == pytest.approx((90 + 30) / 150)
    assert told.loc["csat_mean", "value"] == pytest.approx((90 * 5 + 30 * 4 + 15 * 3 + 11 * 2 + 4 * 1) / 150)
    store.close()


def test_stars_and_english_words_count_as_well():
    stars = "month,branch,5 stars,4 stars,3 stars,2 stars,1 star\n2026-01,North,9,5,1,0,2\n2026-02,North,7,7,2,1,0\n"
    assert roles(stars)["1 star"] == ("level", 1)
    words = "month,branch,Very satisfied,Satisfied,Neutral,Dissatisfied\n2026-01,North,9,5,1,2\n2026-02,North,7,7,2,1\n"
    assert roles(words)["Neutral"] == ("level", 3)


def test_ticks_of_single_forms_are_no_counts():
    ticks = "日期,非常满意,满意,不满意\n2026-01-05,1,0,0\n2026-01-06,0,1,0\n2026-01-07,0,0,1\n"
    assert "level" not in [role for role, _ in roles(ticks).values()]


def test_of_some_answers_the_shares_are_of_all_who_answered_and_no_mean_is_told():
    text = "month,branch,answers,5 stars,4 stars,2 stars\n2026-01,North,40,9,11,10\n2026-02,North,60,20,10,20\n"
    store, _ = held(text)
    told = figures(store.reader(), Scope(), ("csat", "csat_mean")).set_index("metric")
    assert (told.loc["csat", "n"], told.loc["csat", "value"]) == (100, 0.5)
    assert told.loc["csat_mean", ["value"]].isna().all()
    store.close()


def test_more_answers_than_were_counted_refuse_the_row():
    text = "month,branch,answers,5 stars,4 stars,3 stars\n2026-01,North,10,9,5,1\n2026-02,North,20,9,5,1\n"
    store, outcome = held(text)
    assert outcome.reasons[["code", "column", "n"]].to_numpy().tolist() == [["MORE_THAN_THE_WHOLE", "answers", 1]]
    store.close()


@pytest.mark.parametrize(("said", "code"), [("", "MAPPING_WITHOUT"), ("lower = 7", "MAPPING_UNKNOWN_WORD")])
def test_a_level_says_an_answer_on_its_scale(said, code):
    text = f"""
name = "returns"
kind = "total"
journey = {{ code = "hall" }}
[[column]]
name = "月份"
is = "period"
[[column]]
name = "满意"
is = "level"
{said}
"""
    with pytest.raises(CxError, match=code) as raised:
        load_mapping(text)
    assert said or TOTALS_LACK[raised.value.facts["field"]] == ("LEVEL_WITHOUT_ANSWER",)


def test_the_answer_can_be_read_and_changed_in_one_cell():
    column = next(one for one in recognise(read(RETURN.encode(), "r.csv")).mapping.columns if one.name == "满意")
    assert (limits_text(column), with_limits(column, "3").lower, with_limits(column, "").lower) == ("4", 3, None)
    assert "lower = 4" in dump_mapping(recognise(read(RETURN.encode(), "r.csv")).mapping)
