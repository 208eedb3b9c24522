"""The rows behind a figure: as many as the figure counts. The clinic's day: 12 answers, 12 tickets, 14 complaints."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cxlib.figures import figures
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store import Store
from cxlib.store.cases import ANY, Narrow

ALL, EVER = 1000, Scope()
MONDAY = Scope(date(2026, 3, 2), date(2026, 3, 2))


def tickets(clinic: Store, scope: Scope = MONDAY, kind: str | None = "service", **narrow: Any) -> list[str]:
    return list(clinic.reader().tickets(scope, kind, limit=ALL, narrow=Narrow(**narrow))["code"])


def complaints(clinic: Store, *categories: str, scope: Scope = EVER) -> list[str]:
    return sorted(tickets(clinic, scope, "complaint", categories=categories))


# --- tickets ----------------------------------------------------------------------------------------------------------


def test_tickets_are_not_complaints(clinic: Store) -> None:
    assert len(tickets(clinic)) == 12
    assert len(tickets(clinic, Scope(), "complaint")) == 14
    assert len(tickets(clinic, Scope(), None)) == 26


def test_two_who_left_did_not_wait_to_be_served(clinic: Store) -> None:
    assert set(tickets(clinic)) - set(tickets(clinic, timed="wait")) == {"q11", "q12"}
    assert len(tickets(clinic, timed="service")) == 10


def test_all_took_their_number_on_monday_between_nine_and_ten(clinic: Store) -> None:
    assert len(tickets(clinic, weekday=1, hour=9)) == 12
    assert not tickets(clinic, weekday=1, hour=10)
    assert not tickets(clinic, weekday=2, hour=9)


def test_a_category_is_all_its_words_and_nothing_else(clinic: Store) -> None:
    assert complaints(clinic, "manners") == ["c09", "c10", "c11"]
    assert len(complaints(clinic, "manners", "waiting")) == 12
    assert complaints(clinic, "") == ["c12", "c13"]
    assert complaints(clinic, "weather") == []


def test_the_scope_is_kept(clinic: Store) -> None:
    assert complaints(clinic, "waiting", scope=Scope(sites=("south",))) == ["c14"]
    assert sorted(tickets(clinic, MONDAY.within(sites=["north"]))) == ["q01", "q02", "q03", "q04", "q05"]


def test_pages_follow_each_other_without_a_gap(clinic: Store) -> None:
    reader = clinic.reader()
    pages = [reader.tickets(Scope(), "complaint", offset, 5)["code"].tolist() for offset in (0, 5, 10)]
    assert [len(page) for page in pages] == [5, 5, 4]
    assert sorted(code for page in pages for code in page) == complaints(clinic)


# --- answers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("item", "n"), [("csat", 23), ("nps", 12), ("ces", 12), (None, 47)])
def test_answers_to_one_question(clinic: Store, item: str | None, n: int) -> None:
    assert len(clinic.reader().answers(MONDAY, limit=ALL, narrow=Narrow(item=item))) == n


def test_the_lowest_scores_come_first_with_what_was_said(clinic: Store) -> None:
    rows = clinic.reader().answers(MONDAY.within(nodes=["nurse"]), limit=3, narrow=Narrow(item="csat"))
    assert rows["raw"].tolist() == [1, 2, 3]
    assert rows["text"].tolist()[0] == "never again"
    assert "13812345678" not in rows["text"].tolist()[1]


# --- as many rows as the figure counts --------------------------------------------------------------------------------


@pytest.mark.parametrize("metric", ["csat", "nps", "ces"])
def test_a_satisfaction_figure_counts_its_rows(clinic: Store, metric: str) -> None:
    told = figures(clinic.reader(), MONDAY, (metric,), ("node",))
    for line in told[told["n"] > 0].to_dict("records"):
        asked = MONDAY.within(nodes=[line["node"]])
        rows = clinic.reader().answers(asked, limit=ALL, narrow=Narrow(item=METRICS[metric].item))
        assert len(rows) == line["n"]


def test_a_cell_of_the_hours_counts_its_tickets(clinic: Store) -> None:
    told = figures(clinic.reader(), MONDAY, ("wait_p90_s",), ("weekday", "hour"))
    assert told.loc[told["n"] > 0, "n"].tolist() == [10]
    for cell in told[told["n"] > 0].to_dict("records"):
        hour = {"weekday": int(cell["weekday"]), "hour": int(cell["hour"])}
        assert len(tickets(clinic, timed="wait", **hour)) == cell["n"]


def test_complaints_are_the_events_of_their_rate(clinic: Store) -> None:
    told = figures(clinic.reader(), Scope(), ("complaints_per_1000",), ("node",)).set_index("node")
    assert told.at["nurse", "events"] == len(complaints(clinic)) == 14


def test_without_anything_asked_nothing_is_narrowed(clinic: Store) -> None:
    assert Narrow() == ANY
    assert len(clinic.reader().tickets(Scope(), limit=ALL)) == 26
