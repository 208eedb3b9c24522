"""The main job: a file goes in, the figure changes; the file is taken back, the figure is as before."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cxlib.store import open_store
from tests.browser.conftest import press_still, settled
from tools.serving import ROOT, Server, serve
from ui.words import set_language, t

SURVEY = ROOT / "sample_data" / "hotel_survey.csv"
BOTH_LANGUAGES = pytest.mark.parametrize(
    "language",
    [
        pytest.param("en", marks=pytest.mark.browser_context_args(locale="en-US")),
        pytest.param("zh", marks=pytest.mark.browser_context_args(locale="zh-CN")),
    ],
)


@pytest.fixture
def board_without_survey(sample_database: Path, tmp_path: Path) -> Iterator[Server]:
    """A board with the sample data but for one survey, which the test takes in."""
    path = Path(shutil.copy(sample_database, tmp_path / "cx.duckdb"))
    store = open_store(path)
    uploads = store.reader().uploads()
    store.undo(int(uploads.loc[uploads["file_name"] == SURVEY.name, "upload_id"].iloc[0]))
    store.close()
    with serve(path, tmp_path / "log") as running:
        yield running


def go_to(page: Page, title: str) -> None:
    """Choose a page in the sidebar."""
    page.get_by_test_id("stSidebarNavLink").filter(has_text=re.compile(rf"{title}$")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    settled(page)


def satisfaction(page: Page) -> str:
    """What the overview says of satisfaction: the figure and what it rests on."""
    go_to(page, t("Overview"))
    card = page.get_by_test_id("stMetric").filter(has_text=t("Satisfaction")).first
    expect(card.get_by_test_id("stMetricValue")).to_contain_text("%")
    return card.locator("xpath=..").locator("xpath=..").inner_text()


def number_of(page: Page, label: str) -> str:
    card = page.get_by_test_id("stMetric").filter(has_text=label).first
    return card.get_by_test_id("stMetricValue").inner_text()


def take_in(page: Page) -> None:
    go_to(page, t("Upload"))
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(SURVEY)
    expect(page.get_by_text(t("Read like last time. Check that nothing has changed."))).to_be_visible()
    confirm = page.get_by_role("button", name=re.compile("Take in|收下"))
    expect(confirm).to_be_visible(timeout=30_000)
    assert number_of(page, t("Can be taken in")) == "4,187"
    press_still(page, confirm)
    expect(page.get_by_text(re.compile(r"4,187 (rows )?= .*4,187"))).to_be_visible(timeout=30_000)
    labels = (t("Rows in"), t("Accepted"), t("Duplicate"), t("Rejected"))
    assert [number_of(page, label) for label in labels] == ["4,187", "4,187", "0", "0"]


def take_back(page: Page) -> None:
    """From the outcome of the upload, through its details, back."""
    go_to(page, t("Upload"))
    page.get_by_role("link", name=t("Details, or take it back")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(t("Uploads"))
    page.get_by_role("button", name=t("Take this upload back …")).click()
    press_still(page, page.get_by_role("button", name=t("Yes, take it back")))
    expect(page.get_by_test_id("stAlert").filter(has_text="4,187")).to_be_visible(timeout=30_000)


@BOTH_LANGUAGES
def test_a_file_changes_the_figure_and_taking_it_back_restores_it(
    page: Page, board_without_survey: Server, language: str
) -> None:
    set_language(language)
    page.goto(board_without_survey.url)
    settled(page)
    before = satisfaction(page)
    take_in(page)
    assert satisfaction(page) != before
    take_back(page)
    assert satisfaction(page) == before
