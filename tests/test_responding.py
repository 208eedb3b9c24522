"""How many of those served said how satisfied they were."""

from cxlib.figures import figures
from cxlib.scope import Scope
from tests.clinic import QUEUE, SURVEY, queue, survey, take

HEAD = QUEUE.splitlines()[0]
SERVED = "".join(f"w{n},north,nurse,2026-03-02 09:00,2026-03-02 09:05,,served\n" for n in range(48))


def share(store, by=()):
    return figures(store.reader(), Scope(), ("response_share",), by)


def test_twelve_answers_of_forty_eight_served_are_a_quarter(empty):
    take(empty, f"{HEAD}\n{SERVED}", queue)
    take(empty, SURVEY, survey)
    line = share(empty).iloc[0]
    assert (line["value"], line["n"]) == (12 / 48, 48)
    assert line["low"] < 0.25 < line["high"]


def test_a_node_that_served_nobody_is_left_out(empty):
    take(empty, f"{HEAD}\n{SERVED}", queue)
    take(empty, SURVEY, survey)
    lines = share(empty, ("node",)).dropna(subset="value")
    assert lines["node"].tolist() == ["nurse"]


def test_more_answers_than_served_are_no_share(clinic):
    line = share(clinic).iloc[0]
    assert (line["n"], line["reason"]) == (10, "MORE_ANSWERS_THAN_SERVED")


def test_served_without_any_survey_are_no_share_of_nought(empty):
    take(empty, QUEUE, queue)
    assert share(empty).iloc[0]["reason"] == "NO_ANSWERS"
    assert share(empty)["value"].isna().all()
