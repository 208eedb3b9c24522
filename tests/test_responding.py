"""How many of those served said how satisfied they were."""

from datetime import date

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


# --- nodes where more answer than are served -------------------------------------------------------------------------

DESKS = "id,site,node,opened,started,closed,outcome\n"
AT_DESKS = "".join(
    f"{node}-{site}-{n},{site},{node},2026-03-02 09:00,2026-03-02 09:05,,served\n"
    for node, site, many in (("nurse", "north", 40), ("doctor", "north", 6), ("doctor", "south", 4))
    for n in range(many)
)


def at_desks(store):
    take(store, DESKS + AT_DESKS, queue)
    take(store, SURVEY, survey)  # 12 answers about the nurse, 11 about the doctor, who served 10
    return store


def test_a_node_with_more_answers_than_served_is_in_no_share_of_all(empty):
    line = share(at_desks(empty)).iloc[0]
    assert (line["value"], line["n"], line["reason"]) == (12 / 40, 40, "")


def test_the_share_of_all_is_that_of_the_nodes_that_have_one(empty):
    nodes = share(at_desks(empty), ("node",)).set_index("node")
    assert (nodes.loc["doctor", "reason"], nodes.loc["nurse", "value"]) == ("MORE_ANSWERS_THAN_SERVED", 12 / 40)
    assert share(empty).iloc[0]["value"] == nodes.loc["nurse", "value"]


def test_where_no_node_is_left_the_reason_is_said(empty):
    alone = figures(at_desks(empty).reader(), Scope(nodes=("doctor",)), ("response_share",))
    assert (alone["reason"].item(), alone["n"].item()) == ("MORE_ANSWERS_THAN_SERVED", 10)


def test_the_share_of_all_is_no_share_of_answers_nobody_counted(sample_store):
    autumn = Scope(date(2026, 7, 27), date(2026, 10, 31))
    reader = sample_store.reader()
    (line,) = figures(reader, autumn, ("response_share",)).to_dict("records")
    assert (line["n"], round(line["value"] * line["n"])) == (4873, 1454)
    weeks = figures(reader, autumn, ("response_share",), ("period",))
    by_week = figures(reader, autumn, ("response_share",), ("node", "period"))
    counted = by_week[by_week["reason"] != "MORE_ANSWERS_THAN_SERVED"]
    assert weeks["n"].tolist() == counted.groupby("period")["n"].sum().tolist()
