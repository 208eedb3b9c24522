"""Scales by their values: ends, words of both languages, stars, smileys, missing codes, direction."""

import math

import pytest

from cxlib.intake.answers import fit
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.scales import read_code


def found(texts, header="满意度", times=10):
    return fit(list(texts) * times, header)


def ends(texts, header="满意度", times=10):
    one = found(texts, header, times)
    return one and (one.scale.low, one.scale.high)


def read_by(texts, header="满意度"):
    scale = found(texts, header, 20).scale
    return [read_code(text, scale) for text in texts]


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["非常满意", "满意", "一般", "不满意", "非常不满意"], [5, 4, 3, 2, 1]),
        (["非常满意", "比较满意", "一般", "比较不满意", "非常不满意"], [5, 4, 3, 2, 1]),
        (["非常满意", "满意", "比较满意", "一般", "比较不满意", "不满意", "非常不满意"], [7, 6, 5, 4, 3, 2, 1]),
        (["很好", "一般", "差"], [3, 2, 1]),
        (["满意", "不满意"], [2, 1]),
        (["非常满意", "满意", "不满意", "非常不满意"], [4, 3, 2, 1]),
        (["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"], [5, 4, 3, 2, 1]),
        (["Excellent", "Very good", "Good", "Fair", "Poor"], [5, 4, 3, 2, 1]),
        (["Extremely satisfied", "Somewhat satisfied", "Neither satisfied nor dissatisfied",
          "Somewhat dissatisfied", "Extremely dissatisfied"], [5, 4, 3, 2, 1]),
        (["Extremely satisfied", "Moderately satisfied", "Slightly satisfied", "Neither satisfied nor dissatisfied",
          "Slightly dissatisfied", "Moderately dissatisfied", "Extremely dissatisfied"], [7, 6, 5, 4, 3, 2, 1]),
        (["strongly agree", "agree", "neutral", "disagree", "strongly disagree"], [5, 4, 3, 2, 1]),
        (["Good", "Average", "Bad"], [3, 2, 1]),
        (["Satisfied", "Neutral or dissatisfied"], [2, 1]),
        (["yes", "no"], [2, 1]),
        (["😀", "🙂", "😐", "🙁", "😡"], [5, 4, 3, 2, 1]),
        (["★★★★★", "★★★★☆", "★★★☆☆", "★★☆☆☆", "★☆☆☆☆"], [5, 4, 3, 2, 1]),
        (["5星", "4星", "3星", "2星", "1星"], [5, 4, 3, 2, 1]),
        (["5分（非常满意）", "4分（满意）", "3分（一般）", "1分（非常不满意）"], [5, 4, 3, 1]),
    ],
)  # fmt: skip
def test_words_of_either_language_pictures_and_stars_are_steps(texts, numbers):
    assert read_by(texts) == numbers


def test_a_short_scale_is_not_believed_on_a_few_answers():
    assert ends(["很好", "一般", "差"], times=2) == (1, 5)
    assert ends(["很好", "一般", "差"], times=20) == (1, 3)


def test_words_and_stars_are_ratings_under_any_header_yes_and_no_only_where_a_judgement_is_asked():
    rows = "\n".join(["2025/3/1,很好,★★★★☆,是,否", "2025/3/2,差,★☆☆☆☆,否,是"] * 20)
    guess = recognise(read(f"日期,取号,电话,本地居民,是否满意\n{rows}".encode(), "x.csv"))
    assert [column.name for column in guess.mapping.every("rating")] == ["取号", "电话", "是否满意"]
    assert "本地居民" in guess.unknown


def test_words_and_numbers_of_one_scale_may_be_mixed():
    assert read_by(["非常满意", "4", "一般", "2", "1"]) == [5, 4, 3, 2, 1]


# --- numbers and missing codes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "scale", "codes"),
    [
        ("12345", (1, 5), ()),
        ("1234567", (1, 7), ()),
        ("0123456", (1, 5), ("0", "6")),
        ("0123457", (1, 7), ("0",)),
        (["1", "2", "3", "4", "5", "8", "9"], (1, 5), ("8", "9")),
        (["1", "2", "3", "4", "5", "88", "99"], (1, 5), ("88", "99")),
        (["1", "3", "5", "7", "98"], (1, 7), ("98",)),
        (["0", "2", "5", "8", "10"], (0, 10), ()),
        (["1", "4", "7", "9", "10"], (1, 10), ()),
    ],
)
def test_numbers_outside_the_scale_that_come_again_are_proposed_as_no_answer(texts, scale, codes):
    one = found(texts)
    assert (one.scale.low, one.scale.high, one.codes) == (*scale, codes)
    assert all(code in one.scale.missing for code in codes)


def test_eleven_is_no_answer_to_a_question_of_zero_to_ten():
    one = fit(["0", "7", "9", "10", "11"] * 5, "NPS", ten=True)
    assert (one.scale.low, one.scale.high, one.codes) == (0, 10, ("11",))


def test_a_number_typed_once_and_a_number_nobody_uses_for_it_stay_errors():
    scale = fit(["1", "2", "3", "4", "5"] * 10 + ["99", "55", "55"], "满意度").scale
    assert [read_code(text, scale) for text in ("99", "55")] == [None, None]


@pytest.mark.parametrize("text", ["不适用", "Not Available", "?", "Blank", "N/A", "Don't know", "未使用", "(跳过)"])
def test_words_for_no_answer_are_missing_not_errors_and_do_not_hide_the_scale(text):
    scale = fit([text] * 30 + ["1", "2", "3", "4", "5"] * 4, "满意度").scale
    assert (scale.low, scale.high) == (1, 5)
    assert math.isnan(read_code(text, scale))


def test_a_word_nobody_knows_stays_an_error_of_the_check():
    scale = fit(["还行吧"] + ["1", "2", "3", "4", "5"] * 4, "满意度").scale
    assert read_code("还行吧", scale) is None


def test_what_is_on_no_scale_is_none():
    assert ends(["43", "63", "71", "58"]) is None
    assert ends(["存款", "取款", "开卡"]) is None
    assert ends(["5"], times=1) is None


def test_missing_codes_are_shared_by_the_questions_of_one_scale_and_their_reason_is_told():
    rows = "\n".join(f"2025/3/1,{n % 5 + 1},{(n % 6) % 6}" for n in range(60))
    guess = recognise(read(f"日期,窗口满意度,电话满意度\n{rows}".encode(), "x.csv"))
    assert all("0" in guess.mapping.scale_of(column).missing for column in guess.mapping.every("rating"))
    assert {r.column for r in guess.reasons if r.code == "MISSING_CODES"} == {"窗口满意度", "电话满意度"}


# --- direction --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "header", "direction"),
    [
        ("12345", "满意度", ""),
        ("12345", "satisfaction", ""),
        ("12345", "满意度（5=非常满意）", "high"),
        ("12345", "满意度（1=非常满意，5=非常不满意）", "low"),
        ("12345", "How satisfied? (1 = very satisfied)", "low"),
        ("12345", "How satisfied? 1 = very dissatisfied", "high"),
        ("1234567", "容易吗（1很难—7很容易）", "high"),
        ("12345", "服务评分", "high"),
        ("12345", "stars", "high"),
        (["1 - very satisfied", "2 - satisfied", "5 - very dissatisfied"], "Q", "low"),
        (["5 - very satisfied", "4 - satisfied", "1 - very dissatisfied"], "Q", "high"),
        (["非常满意", "满意", "不满意"], "Q", "high"),
    ],
)
def test_a_direction_is_told_by_words_or_header_or_said_to_be_unclear(texts, header, direction):
    one = found(texts, header)
    assert (one.direction, one.scale.best) == (direction, "low" if direction == "low" else "high")


@pytest.mark.parametrize(
    ("texts", "scale"),
    [
        (["8.5", "10", "2.5", "7.0"], (1, 10)), (["0.5", "9.5", "7.0"], (0, 10)), (["4.5", "3.0", "1.0"], (1, 5)),
        (["8.25", "10", "2.5"], None), (["12.5", "80.0", "3.5"], None),
    ],
)  # fmt: skip
def test_scores_with_one_decimal_are_on_a_scale_of_five_or_ten(texts, scale):
    assert ends(texts, "Review score") == scale


def test_the_page_is_told_what_to_ask():
    header = "date,Food satisfaction,Room (1=very satisfied 5=very dissatisfied) satisfaction,Bar score"
    rows = "\n".join(f"2025-03-01,{n},{n},{n}" for n in range(1, 6))
    guess = recognise(read(f"{header}\n{rows}".encode(), "x.csv"))
    last = {reason.column: (reason.code, reason.certainty < 0.6) for reason in guess.reasons}
    assert [last[name] for name in header.split(",")[1:]] == [
        ("DIRECTION_UNCLEAR", True), ("DIRECTION_LOW", False), ("VALUES", False),
    ]  # fmt: skip


def test_a_question_that_rises_with_one_in_words_has_the_same_best_end_the_opposite_is_only_asked():
    words = ["非常不满意", "不满意", "一般", "满意", "非常满意"]
    rows = "\n".join(
        f"2025/3/1,{words[n % 5]},{n % 5 + 1},{5 - n % 5},{n * 7 % 5 + 1 if n % 2 else 3}" for n in range(100)
    )
    guess = recognise(read(f"日期,总体满意度,窗口满意度,电话满意度,大厅满意度\n{rows}".encode(), "x.csv"))
    unclear = {reason.column for reason in guess.reasons if reason.code == "DIRECTION_UNCLEAR"}
    assert unclear == {"电话满意度", "大厅满意度"}
    assert all(guess.mapping.scale_of(column).best == "high" for column in guess.mapping.every("rating"))
