"""Places against all together: adjusted for the mix of nodes, small ones hidden, the family told."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from cxlib.comparing import NO_PLACE, compared
from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.scope import Scope
from cxlib.store import Store
from tests.clinic import mapping, take

EASY, HARD = "easy", "hard"


@pytest.fixture
def hospital(empty: Store) -> Store:
    """Two nodes: 90 of 100 are satisfied at the easy one, 60 of 100 at the hard one, at every site alike.

    North serves easy people only, South hard people only, West 9 people. East does worse than both its nodes allow.
    """
    rows = ["id,time,site,easy,hard"]

    def add(site: str, node: str, satisfied: int, of: int) -> None:
        for place in range(of):
            score = 5 if place < satisfied else 2
            cells = (str(score), "") if node == EASY else ("", str(score))
            rows.append(f"{site}-{node}-{place},2026-03-02 09:00,{site},{','.join(cells)}")

    add("north", EASY, 180, 200)
    add("south", HARD, 120, 200)
    add("east", EASY, 60, 100)
    add("east", HARD, 30, 100)
    add("west", EASY, 5, 9)
    add("mid", EASY, 450, 500)
    add("mid", HARD, 300, 500)
    take(empty, "\n".join(rows) + "\n", _survey())
    return empty


def _survey() -> object:
    return mapping("survey", "hospital", id="id", time="time", site="site",
                   easy="rating, node=nurse, item=csat", hard="rating, node=doctor, item=csat")  # fmt: skip


def verdicts(store: Store, adjusted: bool) -> dict[str, tuple[str, bool]]:
    found = compared(store.reader(), Scope(), "csat", "site", adjusted)
    return {row["site"]: (row["position"], bool(row["listed"])) for row in found.places.to_dict("records")}


def test_a_site_with_hard_nodes_is_only_worse_until_its_mix_is_allowed_for(hospital: Store) -> None:
    plain, fair = verdicts(hospital, adjusted=False), verdicts(hospital, adjusted=True)
    assert plain["south"] == ("very_low", True)
    assert fair["south"][1] is False
    assert plain["north"] == ("very_high", True)


def test_a_site_worse_than_its_own_nodes_stays_outside(hospital: Store) -> None:
    assert verdicts(hospital, adjusted=True)["east"] == ("very_low", True)


def test_a_site_with_nine_answers_is_hidden_and_not_in_the_family(hospital: Store) -> None:
    found = compared(hospital.reader(), Scope(), "csat", "site")
    assert (found.hidden, found.tested, len(found.places)) == (("west",), 4, 4)


def test_adjusting_leaves_the_overall_share_where_it_is(hospital: Store) -> None:
    plain, fair = (compared(hospital.reader(), Scope(), "csat", "site", one) for one in (False, True))
    assert fair.overall == pytest.approx(plain.overall, abs=0.01)


def test_only_shares_and_rates_can_be_compared(hospital: Store) -> None:
    with pytest.raises(CxError, match="NOT_A_SHARE_OR_RATE"):
        compared(hospital.reader(), Scope(), "nps", "site")


def test_nothing_to_compare_is_no_error(empty: Store) -> None:
    assert compared(empty.reader(), Scope(), "csat", "site").tested == 0


def test_the_weak_team_of_the_sample_is_outside(sample_store: Store) -> None:
    """The repair company's North team is 8 points below the others over all months."""
    found = compared(sample_store.reader(), Scope(journeys=("repair",)), "csat", "site")
    worst = found.places.sort_values("charted").iloc[0]
    assert (worst["site"], worst["position"], bool(worst["listed"])) == ("team_north", "low", True)


@pytest.fixture
def few(empty: Store) -> Store:
    """One node; North is large enough to test, East is not, and many answers do not say where they were given."""
    rows = ["id,time,site,easy,hard"]
    for site, satisfied, of in (("north", 30, 40), ("east", 12, 20), ("", 99, 100), ("west", 1, 5)):
        rows += [f"{site}{k},2026-03-02 09:00,{site},{5 if k < satisfied else 2}," for k in range(of)]
    take(empty, "\n".join(rows) + "\n", _survey())
    return empty


def test_a_place_with_few_answers_is_not_tested_and_says_why(few: Store) -> None:
    places = compared(few.reader(), Scope(), "csat", "site").places.set_index("site")
    assert places.loc["east", ["untested", "position"]].tolist() == ["FEW_ANSWERS", ""]
    assert places.loc["north", "untested"] == ""


def test_what_has_no_name_counts_in_the_whole_and_is_no_place(few: Store) -> None:
    found = compared(few.reader(), Scope(), "csat", "site")
    assert (found.tested, found.named, found.hidden) == (1, 3, ("west",))
    last = found.places.iloc[-1]
    assert (last["site"], last["untested"], bool(last["listed"])) == ("-", NO_PLACE, False)
    assert np.isnan(last["q"])
    assert found.overall == pytest.approx(142 / 165)


@pytest.mark.parametrize("by", ["site", "channel", "node"])
@pytest.mark.parametrize("adjusted", [True, False])
def test_all_together_is_the_figure_of_the_scope_whatever_is_compared(
    sample_store: Store, by: str, adjusted: bool
) -> None:
    reader, scope = sample_store.reader(), Scope(date(2026, 7, 27), date(2026, 10, 31))
    card = figures(reader, scope, ("closed_in_time",)).iloc[0]
    found = compared(reader, scope, "closed_in_time", by, adjusted)
    assert (found.overall, found.n, found.whole) == (pytest.approx(card["value"]), card["n"], True)


def test_answers_about_nodes_are_compared_with_their_own_mean(sample_store: Store) -> None:
    found = compared(sample_store.reader(), Scope(journeys=("bank",)), "csat", "node")
    rows = found.places
    assert not found.whole
    assert found.overall == pytest.approx((rows["value"] * rows["n_effective"]).sum() / rows["n_effective"].sum())
