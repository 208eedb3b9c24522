"""Weak points read from a store: the planted one tops the sample's list; names of staff are for who may see them."""

from datetime import date

import pandas as pd
import pytest

from cxlib.access import Viewer
from cxlib.coaching import weak_evidence
from cxlib.coaching.elements import elements
from cxlib.coaching.weak_evidence import gaps, importance, low_topics
from cxlib.coaching.weak_points import cells_of, weak_points
from cxlib.coaching.weak_topics import heard
from cxlib.scope import Scope
from cxlib.store import Store
from cxlib.store.cases import Narrow
from tests.clinic import mapping, take

PLANTED = ("counter_1", "element.responsiveness")
PERIODS = {
    "before August": Scope(end=date(2026, 8, 2)),
    "the bank's last quarter": Scope(date(2026, 8, 3), date(2026, 10, 31), journeys=("bank",)),
    "the counter alone": Scope(date(2026, 8, 3), date(2026, 10, 31), nodes=("counter_1",)),
}


@pytest.mark.parametrize("scope", PERIODS.values(), ids=PERIODS.keys())
def test_the_planted_weak_element_tops_the_list(sample_store: Store, scope: Scope) -> None:
    points = weak_points(sample_store.reader(), scope).points
    assert tuple(points.loc[0, ["node", "item"]]) == PLANTED
    assert points.loc[0, "rank"] == 1


def test_importance_follows_what_moves_overall_satisfaction(sample_store: Store) -> None:
    reader, scope = sample_store.reader(), PERIODS["the bank's last quarter"]
    matters = importance(reader, scope, cells_of(reader, scope))
    order = matters["counter_1"].sort_values(ascending=False).index
    assert list(order[:2]) == ["element.responsiveness", "element.reliability"]
    assert matters["counter_1"].mean() == pytest.approx(1)
    first = weak_points(reader, scope, matters).points.loc[0]
    assert (first["node"], first["item"], first["importance"]) == (*PLANTED, matters[PLANTED])


def test_a_node_alone_is_still_weak_against_its_journey(sample_store: Store) -> None:
    quarter, alone = PERIODS["the bank's last quarter"], PERIODS["the counter alone"]
    whole, part = (weak_points(sample_store.reader(), scope).points for scope in (quarter, alone))
    assert set(part["node"]) == {"counter_1"}
    assert part.loc[0, "shortfall"] == whole.loc[0, "shortfall"]


def test_the_small_vip_room_is_never_ranked(sample_store: Store) -> None:
    points = weak_points(sample_store.reader(), Scope(date(2026, 10, 1), date(2026, 10, 31))).points
    vip = points[points["node"] == "vip"]
    assert len(vip)
    assert vip["rank"].isna().all()


def test_the_team_that_is_behind_makes_its_steps_uneven(sample_store: Store) -> None:
    uneven = weak_points(sample_store.reader(), Scope(journeys=("repair",))).unequal()
    assert set(uneven["lowest"]) == {"team_north"}
    assert uneven["node"].iloc[0] == "arrive"


def test_customers_of_a_step_are_estimated_from_its_answers(sample_store: Store) -> None:
    points = weak_points(sample_store.reader(), Scope()).points.drop_duplicates("node").set_index("node")
    assert points.at["counter_1", "volume_from"] == "served"
    assert points.at["guide", "volume_from"] == "estimated"
    assert points.at["guide", "customers"] > points.at["guide", "n"]


def test_the_gap_to_what_was_expected_is_part_of_the_evidence(sample_store: Store) -> None:
    told = gaps(sample_store.reader(), Scope()).set_index(["node", "item"])
    assert told["gap"].idxmin() == PLANTED
    assert told.loc[PLANTED, "gap_high"] < 0


def test_gaps_are_those_of_all_elements_and_where_nothing_was_expected_no_answer_is_read(
    sample_store: Store, empty: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, every = gaps(sample_store.reader(), Scope()), elements(sample_store.reader(), Scope(), ("node",))
    pd.testing.assert_frame_equal(told, every.loc[every["gap"].notna(), list(told)].reset_index(drop=True))
    monkeypatch.setattr(weak_evidence, "elements", None)
    assert list(gaps(empty.reader(), Scope())) == list(told)


def test_who_scored_it_low_writes_about_waiting(sample_store: Store) -> None:
    told = low_topics(sample_store.reader(), Scope(), *PLANTED)
    assert told["topic"].iloc[0] == "waiting"
    assert told["n"].iloc[0] <= told["of"].iloc[0]


@pytest.mark.parametrize(("node", "item"), [PLANTED, ("quote", "csat"), ("breakfast", "csat")])
def test_the_comments_of_low_scores_are_as_many_as_the_page_of_cases_counts(
    sample_store: Store, node: str, item: str
) -> None:
    reader, here, asked = sample_store.reader(), Scope(nodes=(node,)), Narrow(item=item, low=True, said=True)
    rows = reader.answers(here, 0, 1_000, asked)
    assert len(rows) == reader.count_answers(here, asked) == low_topics(reader, Scope(), node, item)["of"].iloc[0]
    assert set(rows["box"]) == {-1}
    assert rows["text"].notna().all()


def test_a_step_without_comments_of_its_own_hears_those_who_scored_it(sample_store: Store) -> None:
    said = heard(sample_store.reader(), Scope(), "quote", "csat")
    assert len(said) > 100
    assert said["owner"].eq("response").all()


@pytest.fixture
def staffed(empty: Store) -> Store:
    """Forty customers of a till: Ann's are satisfied, Bo's are not, and Cy served three."""
    survey = mapping("survey", "s", id="id", day="day", ticket="ticket", till="rating, node=nurse, item=csat")
    queue = mapping("ticket", "q", ticket="id", who="staff", node="node", opened="opened")
    people = ["Ann"] * 20 + ["Bo"] * 17 + ["Cy"] * 3
    visits = [f"t{place},{who},nurse,2026-03-02 {8 + place % 12:02}:00" for place, who in enumerate(people)]
    answers = [f"a{place},2026-03-02,t{place},{5 if who == 'Ann' else 1}" for place, who in enumerate(people)]
    take(empty, "\n".join(["ticket,who,node,opened", *visits]), queue)
    take(empty, "\n".join(["id,day,ticket,till", *answers]), survey)
    return empty


def spread(store: Store, viewer: Viewer) -> dict[str, object]:
    told = weak_points(store.reader(viewer), Scope()).spread
    return dict(told[told["by"] == "staff"].iloc[0])


def test_who_may_see_names_sees_whose_customers_are_less_satisfied(staffed: Store) -> None:
    told = spread(staffed, Viewer("trainer", staff_names=True))
    assert (told["lowest"], told["highest"], told["left_out"]) == ("Bo", "Ann", 1)
    assert told["uneven"]


def test_who_may_not_learns_that_staff_differ_and_no_name(staffed: Store) -> None:
    told = spread(staffed, Viewer("clerk"))
    assert (told["lowest"], told["highest"]) == ("2", "1")
    assert told["uneven"]


def test_the_time_of_day_is_that_of_the_visit(staffed: Store) -> None:
    parts = staffed.reader().judged_apart(Scope(), "shift")
    assert dict(zip(parts["part"], parts["n"], strict=True)) == {"morning": 16, "afternoon": 18, "evening": 6}
