"""English surveys and reviews as tools write them: scales of words, names written together, texts no header tells."""

import pytest

from cxlib.intake.blocks import asked_again
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.scales import number_of


def guessed(header, *cells, n=24):
    """The guess for `n` rows; every list of cells comes round again and again, {n} is the number of the row."""
    rows = [",".join(one[at % len(one)] for one in cells).format(n=at) for at in range(n)]
    return recognise(read("\n".join([header, *rows]).encode(), "survey.csv"))


def meant(found):
    return {one.name: (one.role, one.item, one.node) for one in found.mapping.columns}


FIVES = ["5", "4", "4", "3", "2", "1", "4", "5"]
DAYS = ["2026-03-02", "2026-03-03", "2026-03-14"]


def test_names_written_together_are_told_apart():
    tens = ["10", "9", "7", "6", "3", "0", "8"]
    found = meant(guessed("date,NPS_Score,q6_nps,q5_osat,q1_wait_score", DAYS, tens, tens, FIVES, FIVES))
    assert found["NPS_Score"][:2] == found["q6_nps"][:2] == ("rating", "nps")
    assert found["q5_osat"] == ("rating", "csat", "")


def test_nought_and_one_are_would_and_would_not_however_few_answered():
    found = guessed("date,rating,recommended", DAYS, FIVES, ["1", "0", "1"], n=9)
    assert meant(found)["recommended"][:2] == ("rating", "recommend")
    assert not found.sure


def test_the_quality_of_several_things_is_not_the_whole():
    header = "date,Overall quality of parks,Overall condition of roads,Overall quality of service,Overall experience"
    found = meant(guessed(header, DAYS, *[FIVES] * 4))
    assert [node for _, item, node in found.values() if item == "csat"] == [
        "Overall quality of parks", "Overall condition of roads", "", "",
    ]  # fmt: skip


def test_the_effort_of_a_team_is_not_the_effort_of_the_customer():
    found = meant(guessed("date,Team effort rating,How much effort did it take", DAYS, FIVES, FIVES))
    assert [item for role, item, _ in found.values() if role == "rating"] == ["csat", "ces"]


@pytest.mark.parametrize(
    ("header", "facet"),
    [("Did the visit meet your expectations? (rating)", "perception"), ("Expected rating", "expectation")],
)
def test_whether_expectations_were_met_is_found_and_not_expected(header, facet):
    found = guessed(f"date,{header},Staff rating", DAYS, FIVES, FIVES)
    assert [one.facet for one in found.mapping.columns if one.name == header] == [facet]


def test_whether_something_was_experienced_is_a_fact():
    found = meant(guessed("date,Incident experienced,Satisfied", DAYS, ["Yes", "No", "No"], ["Yes", "No"], n=40))
    assert "Incident experienced" not in found
    assert found["Satisfied"][0] == "rating"


def test_texts_are_comments_whatever_stands_above_them():
    said = ["the queue was far too long {n}", "nobody told us where to go {n}", "all good and thank you {n}"]
    homes = ["12 Long Street Flat {n}", "3 Short Lane House {n}"]
    picked = ["the sign is easy to read", "the sign is hard to find"]
    header = "date,rating,Q13,Home address,Q9,Hotel seen"
    found = guessed(header, DAYS, FIVES, said, homes, picked, ["The Grand Old Palace {n}", "Hotel By The Sea {n}"])
    assert meant(found)["Q13"][0] == "comment"
    assert set(found.unknown) >= {"Home address", "Q9", "Hotel seen"}
    assert [one.certainty for one in found.reasons if one.column == "Q13"] == [0.7]


def test_what_a_review_says_of_its_writer_is_no_comment():
    found = meant(
        guessed(
            "review date,review rating,review text,reviews.username,review user city,review url",
            DAYS,
            FIVES,
            ["nice and quiet {n}"],
            ["traveller {n}"],
            ["Lido {n}"],
            ["/reviews/{n}"],
        )
    )
    assert [name for name, (role, *_) in found.items() if role == "comment"] == ["review text"]


def test_the_number_of_a_stop_is_not_the_number_of_an_answer():
    found = meant(guessed("date,Bus stop ID,rating,Reply no", DAYS, ["{n}"], FIVES, ["R{n}"]))
    assert found["Reply no"][0] == "id"
    assert "Bus stop ID" not in found


def test_codes_of_no_answer_beside_one_to_five_leave_a_block_together():
    header = "id,Q1[01] Parks,Q1[02] Roads,Q1[03] Water,Q1[04] Buses"
    answers = ["4", "4", "3", "9", "5", "4", "3", "2", "4", "1", "5", "4", "9"]
    found = meant(guessed(header, ["{n}"], *[answers] * 4, n=60))
    assert [role for role, *_ in found.values()] == ["id", *["rating"] * 4]


def test_lines_of_a_question_answered_in_words_belong_together():
    agree = ["Strongly agree", "Somewhat agree", "Neither agree nor disagree", "Strongly disagree"]
    found = guessed("date,Q10_1,Q10_2,Q10_3,Q11_1,Q11_2,Q11_3,Q12", DAYS, *[agree] * 7)
    assert [role for role, *_ in meant(found).values()].count("rating") == 6
    assert "Q12" in found.unknown


def test_numbers_of_lines_do_not_say_that_two_questions_are_about_the_same():
    assert asked_again([f"Q{block}_{line}" for block in (10, 11) for line in (1, 2, 3)]) == {}


def test_answers_sorted_into_promoters_and_detractors_are_the_nps():
    header = "date,Rating,Group,Service rating"
    tens, groups = ["10", "7", "0", "9"], ["Promoter", "Passive", "Detractor", "Promoter"]
    found = meant(guessed(header, DAYS, tens, groups, ["10", "9", "6", "8"]))
    assert found["Rating"][:2] == ("rating", "nps")
    assert found["Service rating"][:2] == ("rating", "csat")


def test_the_wording_of_a_question_is_taken_before_its_type():
    rows = [
        f"{person},2026-03-{person + 1:02},{kind},{title},{score}"
        for person in range(20)
        for kind, title, score in (("Rating", "How was the stay?", person % 5 + 1), ("Scale", "How was the room?", 4))
    ]
    text = "Taker: Response,Taker: Created Date,Question Type,Survey Question: Question Title,Answer\n" + "\n".join(
        rows
    )
    found = {one.name: one.role for one in recognise(read(text.encode(), "answers.csv")).mapping.columns}
    assert found["Survey Question: Question Title"] == "question"
    assert found["Taker: Created Date"] in ("day", "time")


def test_the_ends_of_a_scale_may_have_arrows():
    assert (number_of("0 - < Very Unlikely"), number_of("10 - Very Likely >")) == (0.0, 10.0)


def test_a_satisfaction_of_customers_is_the_whole():
    found = meant(guessed("date,Customer Satisfaction Rating,Food Rating", DAYS, FIVES, FIVES))
    assert [node for role, _, node in found.values() if role == "rating"] == ["", "Food"]


def test_a_survey_of_nps_says_what_its_score_is():
    tens = ["10", "9", "7", "6", "3", "0", "8"]
    found = meant(guessed("date,Score,Survey Type", DAYS, tens, ["NPS"]))
    assert found["Score"][:2] == ("rating", "nps")
    found = meant(guessed("date,Score,Survey Type", DAYS, FIVES, ["NPS"]))
    assert found["Score"][:2] == ("rating", "csat")


def test_whether_somebody_would_return_is_not_satisfaction():
    found = meant(guessed("date,Likelihood to Return,Intention to revisit,Return date", DAYS, FIVES, FIVES, DAYS))
    assert [item for role, item, _ in found.values() if role == "rating"] == ["use_again", "use_again"]


def test_how_often_somebody_comes_is_no_comment():
    often = ["{n} days a week or so", "every day but {n} of them"]
    found = guessed("date,rating,How often do you ride?", DAYS, FIVES, often)
    assert "How often do you ride?" in found.unknown


def test_a_weight_and_the_number_of_an_answer_are_told():
    found = meant(guessed("Number,date,rating,Expansion Weight,User ID", ["{n}"], DAYS, FIVES, ["1.25", "0.8"], ["7"]))
    assert (found["Number"][0], found["Expansion Weight"][0]) == ("id", "weight")


def test_the_place_somebody_visited_is_a_site():
    found = meant(guessed("date,rating,Which café did you visit?", DAYS, FIVES, ["High Street", "Harbour"]))
    assert found["Which café did you visit?"][0] == "site"
