"""The pages about waiting and complaints: what each section shows, in both languages, and what its forms change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from cxlib.marks import Standard
from cxlib.store import open_store
from tests.board import forget, looked, opened


@pytest.fixture(scope="module")
def loaded(sample_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = Path(shutil.copy(sample_database, tmp_path_factory.mktemp("pages") / "cx.duckdb"))
    store = open_store(path)
    store.add(Standard("counter_1", "answer_days", 2, date(2026, 1, 1)))
    store.close()
    forget()
    yield path
    forget()


@pytest.fixture
def data(loaded: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CX_DB", str(loaded))
    return loaded


def said(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in [*app.header, *app.caption, *app.markdown, *app.metric])


def choice(app: AppTest, key: str) -> object:
    return next(one for one in app.radio if one.key == key)


@pytest.mark.parametrize("page", ["waiting", "complaints"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_section_is_drawn(data: Path, page: str, language: str) -> None:
    app = looked(page, language)
    assert not app.exception
    sections = {"waiting": 7, "complaints": 6}
    assert len(app.header) == sections[page]


def test_times_of_several_journeys_are_drawn_for_one_the_reader_chooses(data: Path) -> None:
    app = opened("waiting")
    assert "Times of several journeys make no common curve" in said(app)
    assert "Wait, P90: " not in said(app)
    app = choice(app, "wait_trend_journey").set_value("bank").run()
    assert "Wait, P90: " in said(app)
    assert "Times of several journeys make no common curve" not in said(app)


def test_one_journey_needs_no_choice(data: Path) -> None:
    app = looked("waiting", journeys="bank")
    assert [one.key for one in app.radio if str(one.key).endswith("_journey")] == []
    assert "Wait, P90: " in said(app)


def test_the_week_shows_the_wait_or_how_many_are_served(data: Path) -> None:
    app = opened("waiting", journeys="bank")
    assert "Served in an hour on an average day" not in said(app)
    app = choice(app, "hours_what").set_value("served").run()
    assert "Served in an hour on an average day" in said(app)
    assert not app.exception


def test_that_no_file_tells_when_people_left_is_said(data: Path) -> None:
    app = looked("waiting", journeys="bank")
    assert "How long they had waited is told for 0 of them" in said(app)


def test_a_break_of_satisfaction_is_told_where_the_wait_is_known(data: Path) -> None:
    assert "of 1,679 answers name a ticket" in said(looked("waiting", journeys="bank"))


def test_the_backlog_says_how_many_lie_open_and_what_cannot_be_told(data: Path) -> None:
    text = said(looked("complaints"))
    assert "Whether a complaint was opened again is not told by the files." in text
    assert "No file tells which customer complained" in text
    assert "with a deadline" in text


def test_another_calendar_is_counted_by_and_written_down(data: Path) -> None:
    app = opened("complaints")
    assert "Working calendar: **China**" in said(app)
    next(one for one in app.selectbox if one.label == "Holidays of").set_value("DE")
    app = next(one for one in app.button if one.label == "Count by this calendar").click().run()
    assert not app.exception
    assert "Working calendar: **Germany**" in said(app)


def test_a_day_set_by_hand_is_listed_and_can_be_removed(data: Path) -> None:
    app = opened("complaints")
    next(one for one in app.date_input if one.key == "own_day").set_value(date(2026, 10, 10))
    next(one for one in app.selectbox if one.label == "This day is").set_value(True)
    app = next(one for one in app.button if one.label == "Set").click().run()
    assert "10 Oct 2026 (Sat): a working day" in said(app)
    app = next(one for one in app.button if one.key == "own_day_2026-10-10").click().run()
    assert "10 Oct 2026 (Sat): a working day" not in said(app)
    assert not app.exception
