"""How many rows are behind a bar: as many as the bar counts, told beside the page, and all of them to take along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import numpy as np
import pandas as pd
import pytest

from cxlib.backlog import backlog
from cxlib.scope import Scope
from cxlib.store import Store
from cxlib.store.cases import ANY, Narrow
from tests.board import opened, texts
from ui import backlog as page
from ui import drill

BANK = Scope(date(2026, 8, 3), date(2026, 10, 31), "M", journeys=("bank",))
NARROWS = [
    ANY, Narrow(weekday=1, hour=10, timed="wait"), Narrow(timed="service"), Narrow(categories=("",)),
    Narrow(open_on=date(2026, 9, 30)),
]  # fmt: skip


@pytest.mark.parametrize("narrow", NARROWS)
@pytest.mark.parametrize("kind", ["service", "complaint"])
def test_as_many_tickets_are_told_as_there_are_rows(sample_store: Store, kind: str, narrow: Narrow) -> None:
    reader = sample_store.reader()
    assert reader.count_tickets(BANK, kind, narrow) == len(reader.tickets(BANK, kind, 0, 100_000, narrow))


@pytest.mark.parametrize("narrow", [ANY, Narrow(item="csat"), Narrow(item="csat", waited=(5, 9), hours=(9, 10))])
def test_as_many_answers_are_told_as_there_are_rows(sample_store: Store, narrow: Narrow) -> None:
    reader = sample_store.reader()
    assert 0 < reader.count_answers(BANK, narrow) == len(reader.answers(BANK, 0, 100_000, narrow))


@pytest.mark.parametrize("hours", [None, (9, 11)])
def test_a_bar_of_the_wait_leads_to_the_answers_it_counts(sample_store: Store, hours: tuple[int, int] | None) -> None:
    reader = sample_store.reader()
    pairs = reader.paired(BANK, hours)
    minutes = np.floor(pairs["minutes"])
    for first, last in ((0, 4), (5, 9), (10, 60)):
        counted = pairs.loc[minutes.between(first, last), "n"].sum()
        assert reader.count_answers(BANK, Narrow(item="csat", waited=(first, last), hours=hours)) == counted > 0


def test_a_bar_of_the_backlog_leads_to_the_complaints_it_counts(sample_store: Store) -> None:
    course = backlog(sample_store.reader(), BANK).course
    leads = page.picture(course, "M").data[0].customdata
    for line, where in zip(course.to_dict("records"), leads, strict=True):
        last = date.fromisoformat(parse_qs(where)["open_on"][0])
        assert last == pd.Timestamp(line["last"]).date()
        assert sample_store.reader().count_tickets(BANK, "complaint", Narrow(open_on=last)) == line["n"] > 0


# --- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_tells_how_many_and_prepares_all_of_them_only_when_asked(
    kept: Path, sample_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CX_DB", str(kept))
    link = parse_qs(drill.to_open(date(2026, 9, 30)))
    app = opened("cases", rows="complaints", start="2026-08-03", end="2026-10-31", journeys="bank", **link)
    total = sample_store.reader().count_tickets(BANK, "complaint", Narrow(open_on=date(2026, 9, 30)))
    assert f"rows 1 to {total} of {total}" in texts(app)
    assert "Only: open at the end of 30 Sep 2026" in texts(app)
    app = opened("cases", rows="tickets", start="2026-10-01", end="2026-10-31", journeys="bank")
    served = sample_store.reader().count_tickets(replace(BANK, start=date(2026, 10, 1)), "service")
    assert f"rows 1 to 50 of {served:,}" in texts(app)
    assert not app.get("download_button")
    app = next(one for one in app.button if one.label == f"Prepare all {served:,} rows for download").click().run()
    assert not [*app.exception, *app.error]
    assert len(app.get("download_button")) == 2
