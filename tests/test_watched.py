"""What is watched where the data do not have the usual four figures, and what the pages say where they have none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from cxlib.figures import figures
from cxlib.intake.mapping import load_mapping
from cxlib.scope import Scope
from cxlib.store import Store
from cxlib.watched import watched
from tests.board import forget, opened, texts
from tests.clinic import COMPLAINED, COMPLAINTS, QUEUE, complaints, queue, take, take_survey
from tests.totals import MONTHS, monthly

Fill = Callable[[Store], object]
MONTH = Scope(date(2026, 1, 1), date(2026, 1, 31))
HALL = """name = "hall complaints"
kind = "ticket"
journey = { code = "hall", zh = "大厅", en = "Hall" }
node = [{ code = "desk", zh = "台", en = "Desk" }]
[constant]
kind = "complaint"
"""
COLUMNS = "".join(f'[[column]]\nname = "{header}"\nis = "{role}"\n' for header, role in COMPLAINED.items())


def take_months(store: Store) -> object:
    return take(store, MONTHS, monthly)


def take_complaints(store: Store) -> object:
    return take(store, COMPLAINTS, complaints)


@pytest.fixture
def board(filled_once: Callable[[Fill], Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Fill], None]]:
    """`board(fill)`: the pages show a database as `fill` leaves it; they change nothing in it."""
    yield lambda fill: monkeypatch.setenv("CX_DB", str(filled_once(fill)))
    forget()


# --- which metrics ----------------------------------------------------------------------------------------------------


def test_totals_that_tell_no_p90_are_watched_by_who_is_served_within_the_standard(filled) -> None:
    assert watched(filled(take_months).reader(), MONTH) == ("csat", "wait_within", "complaints_per_1000", "nps")


def test_complaints_without_services_are_watched_by_how_fast_they_are_closed(filled) -> None:
    assert watched(filled(take_complaints).reader(), Scope())[2] == "close_median_s"  # no deadline is known


def test_a_figure_that_rests_on_too_few_stays_the_one_that_is_watched(empty: Store) -> None:
    take(empty, QUEUE, queue)  # ten waits: too few for a P90, enough for the share within the standard
    assert set(figures(empty.reader(), Scope(), ("wait_p90_s",))["reason"]) == {"TOO_FEW"}
    assert watched(empty.reader(), Scope())[1] == "wait_p90_s"


def test_complaints_of_a_journey_whose_services_nobody_counts_are_still_counted(empty: Store) -> None:
    take(empty, QUEUE, queue)  # twelve came to the clinic, and nobody complained there
    take(empty, COMPLAINTS.replace(",nurse,", ",desk,"), load_mapping(HALL + COLUMNS))
    (line,) = figures(empty.reader(), Scope(), ("complaints_per_1000",)).to_dict("records")
    assert (line["events"], line["n"], line["reason"]) == (14, 0, "NO_VOLUME")


# --- what the pages say -----------------------------------------------------------------------------------------------


def test_the_overview_of_totals_tells_what_they_tell_and_leads_to_whole_months(board) -> None:
    board(take_months)
    page = opened("overview", start="2026-01-01", end="2026-02-28")
    cards = {card.label: card.value for card in page.metric}
    assert cards["Within the standard"] == "77.5%"  # 540 of 2,400 waited longer
    assert page.radio(key="heat_metric").value == "csat"
    assert "totals are about longer stretches than asked for" in texts(page)
    page = next(one for one in page.button if one.label == "Show whole months").click().run()
    assert page.query_params["grain"] in ("M", ["M"])
    assert "longer stretches" not in texts(page)
    assert page.dataframe[0].value.loc["desk", "2026-02"] == "85"  # 102 of 120


def test_journey_and_node_of_totals_tell_the_share_within_the_standard(board) -> None:
    board(take_months)
    months = {"start": "2026-01-01", "end": "2026-02-28", "grain": "M"}
    steps = opened("journey", **months).dataframe[0].value
    assert steps["Within the standard"].tolist() == ["77.5%"]
    assert {card.label for card in opened("node", **months).metric} >= {"Within the standard"}


def test_of_complaints_alone_the_overview_and_the_cases_show_what_there_is(board) -> None:
    board(take_complaints)
    cards = {card.label: card.value for card in opened("overview").metric}
    assert cards["Time to close, median"] == "1 d"
    assert opened("cases").radio(key="case_rows").value == "complaints"


def test_complaints_nobody_was_asked_about_are_not_told_as_none(board) -> None:
    board(take_survey)
    said = texts(opened("overview"))
    assert "0 complaints" not in said


def test_where_nothing_is_compared_nobody_is_said_to_be_like_the_others(board) -> None:
    board(take_months)
    said = texts(opened("compare", start="2026-01-02", end="2026-02-28"))  # January is cut, February stands alone
    assert "No place differs" not in said
    assert "No place has a figure firm enough to be compared" in said


def test_what_no_file_ever_told_is_not_looked_for_in_another_period(board) -> None:
    board(take_survey)
    page = opened("waiting")
    assert "No file that was taken in tells this." in texts(page)
    assert [link.proto.label for link in page.get("page_link")][-1] == "Upload a file"
