"""The words of a pack: cards that differ by what was written, check lists of a counter, targets with a step between."""

from datetime import date

from cxlib.report.pack_alone import ALONE
from cxlib.report.pack_chart import Mark, course
from cxlib.report.pack_comments import Said
from ui.pack_cards import ANSWERED_BY, OTHER_SIDES, TASKS, practised_by
from ui.pack_document import next_quarter
from ui.pack_steps import ASKED, ASKED_ALONE, STEPS, served
from ui.pack_words import GOOD

WAITING, RUDE, UNCLEAR = (Said(topic, "low", "", 0.0, (topic,)) for topic in ("waiting", "attitude", "explanation"))


def test_three_cards_about_three_topics_are_answered_three_ways() -> None:
    sides = [side for _, side in practised_by([WAITING, RUDE, UNCLEAR], "element.responsiveness")]
    assert sides == ["element.responsiveness", "element.friendliness", "competency.communication"]


def test_of_many_comments_alike_one_about_something_else_makes_the_second_card() -> None:
    chosen = practised_by([WAITING, WAITING, WAITING, RUDE], "element.responsiveness")
    assert [said.text for said, _ in chosen] == ["waiting", "attitude", "waiting"]


def test_comments_all_about_the_same_are_practised_from_three_sides() -> None:
    sides = [side for _, side in practised_by([WAITING] * 3, "element.responsiveness")]
    assert len(set(sides)) == 3
    assert len({TASKS[side] for side in sides}) == 3


def test_every_side_has_a_task_a_mood_and_four_things_to_score() -> None:
    assert {*ANSWERED_BY.values(), *OTHER_SIDES, *GOOD} == set(TASKS)
    assert {len(good) for good in GOOD.values()} == {4}


def test_a_counter_is_checked_at_all_four_steps_for_what_the_element_asks() -> None:
    lists = [served(step, "element.responsiveness") for step in ("greet", "understand", "solve", "close")]
    assert [name for name, _ in lists] == ["Greeting", "Understanding the need", "Solving the problem",
                                           "Ending the service"]  # fmt: skip
    assert [items[-1] for _, items in lists] == list(ASKED["element.responsiveness"])
    assert served("greet", "csat")[1] == STEPS["greet"][1]


def test_a_machine_is_checked_for_what_a_machine_does_and_the_element_asks_once() -> None:
    lists = {step: served(step, "element.friendliness")[1] for step in ALONE}
    assert [len(items) for items in lists.values()] == [3, 3, 4, 3]
    assert lists["help"][-1] == "Greets and looks at the customer before touching the machine"
    assert set(ASKED_ALONE) == set(ASKED)


def test_the_step_on_the_way_is_due_at_the_end_of_the_next_quarter() -> None:
    assert next_quarter(date(2026, 9, 30)) == date(2026, 12, 31)
    assert next_quarter(date(2026, 10, 1)) == date(2027, 3, 31)
    assert next_quarter(None) is None


def test_the_year_stands_below_its_first_month() -> None:
    picture = course([Mark("12\n2025", 0.5, 0.4, 0.6, ""), Mark("01\n2026", 0.5, 0.4, 0.6, ""),
                      Mark("02", 0.5, 0.4, 0.6, "")])  # fmt: skip
    assert [picture.count(f">{year}<") for year in ("2025", "2026")] == [1, 1]
