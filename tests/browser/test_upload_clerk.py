"""In the browser, as a clerk does it: a wrong guess is corrected, a word explained, rejected rows come back mended, and
the whole is taken back after a look at what that would change."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.conftest import press_still, settled
from tests.browser.test_main_job import BOTH_LANGUAGES, go_to
from tools.serving import Server, serve
from ui.words import set_language, t, tn

PATIENCE = 30_000  # milliseconds
ROW = 35  # pixels of a line of a table
WORD = "Closed (Duplicate)"


@pytest.fixture
def empty_board(tmp_path: Path) -> Iterator[Server]:
    """A board without any data."""
    with serve(tmp_path / "cx.duckdb", tmp_path / "log", CX_SAMPLE="no") as running:
        yield running


def tickets(path: Path) -> Path:
    """Forty tickets: three closed in words of their own, one opened on no day; a code the board takes for a site."""
    lines = []
    for n in range(1, 41):
        word = WORD if n in (5, 6, 7) else "Closed"
        opened = "soon" if n == 9 else f"2026-03-{n % 27 + 1:02d} 09:00"
        lines.append(f"{n},{opened},2026-03-{n % 27 + 1:02d} 09:{n:02d},{word},Counter {n % 2}")
    path.write_text("ID,Opened,Started,Status,Branch\n" + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def drop(page: Page, file: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(file)
    expect(page.get_by_text(t("Rows in")).first).to_be_visible(timeout=PATIENCE)
    settled(page)


def tells(page: Page, label: str, value: str) -> None:
    """The number under this label, as soon as the page has worked it out."""
    card = page.get_by_test_id("stMetric").filter(has_text=label).first
    expect(card.get_by_test_id("stMetricValue")).to_have_text(value, timeout=PATIENCE)
    settled(page)


def choose(page: Page, box: Locator, word: str) -> None:
    """Pick an entry of a selectbox; a list that closes because the page is drawn anew is opened again."""
    entry = page.get_by_role("option", name=word)
    for _ in range(5):
        box.get_by_role("combobox").click()
        with suppress(Error):
            entry.click(timeout=3000)
            return
    raise AssertionError(f"no entry {word}")


def press(page: Page, table: Locator, line: int, x: int) -> None:
    """Click into a line of a table, which is painted and has no elements to click."""
    table.evaluate("element => element.scrollIntoView({ block: 'center' })")
    box = table.bounding_box()
    assert box
    page.mouse.click(box["x"] + x, box["y"] + ROW * line + ROW // 2)


def correct(page: Page, line: int, is_: str) -> None:
    """Say in the table of columns what one of them is: click its cell, type, choose."""
    choice = page.locator("#portal input")
    for _ in range(12):  # a busy machine may draw the table anew between the click and the key
        page.keyboard.press("Escape")
        press(page, page.get_by_test_id("stDataFrame").nth(1), line, 200)
        page.keyboard.press("Enter")
        with suppress(Error):
            choice.wait_for(timeout=3000)
            page.keyboard.type(is_)
            page.locator("#portal").get_by_role("option", name=is_, exact=True).click(timeout=3000)
            choice.wait_for(state="detached")
            return
    raise AssertionError("the cell does not open")


def confirm(page: Page, rows: int) -> None:
    press_still(page, page.get_by_role("button", name=re.compile(rf"(Take in|收下) {rows} (rows?|行)")))
    expect(page.get_by_role("link", name=t("Details, or take it back"))).to_be_visible(timeout=PATIENCE)


def mended(page: Page, folder: Path) -> Path:
    """Download the rejected rows, see that each says why, and put the day right."""
    with page.expect_download() as coming:
        page.get_by_role("button", name=t("Download CSV")).first.click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    header, row = csv.reader(path.read_text(encoding="utf-8-sig").splitlines())
    assert header[1:-1] == ["ID", "Opened", "Started", "Status", "Branch"]
    assert (row[1], row[2], row[-1]) == ("9", "soon", f"Opened: {t('not a time')}")
    path.write_text(path.read_text(encoding="utf-8").replace("soon", "2026-03-10 09:00"), encoding="utf-8")
    return path


@BOTH_LANGUAGES
def test_a_clerk_corrects_explains_mends_and_takes_back(
    page: Page, empty_board: Server, tmp_path: Path, language: str
) -> None:
    set_language(language)
    page.goto(empty_board.url)
    settled(page)
    go_to(page, t("Upload"))
    drop(page, tickets(tmp_path / "queue.csv"))
    tells(page, t("Rejected"), "4")
    choose(page, page.get_by_test_id("stSelectbox").filter(has_text=WORD), t("served, closed"))
    tells(page, t("Rejected"), "1")
    correct(page, 5, t("Service node"))
    two = tn("{n} service node", "{n} service nodes", 2)
    expect(page.get_by_text(f" · {two}")).to_be_visible(timeout=PATIENCE)
    confirm(page, 39)
    file = mended(page, tmp_path)
    page.get_by_role("button", name=t("Take in other files")).click()
    expect(page.get_by_text("xlsx")).to_be_visible()
    settled(page)
    drop(page, file)
    expect(page.get_by_text(t("Read like last time. Check that nothing has changed."))).to_be_visible()
    confirm(page, 1)
    take_back_the_first(page)


def take_back_the_first(page: Page) -> None:
    """The undo says in words what would change, then does it."""
    go_to(page, t("Uploads"))
    press(page, page.get_by_test_id("stDataFrame").first, 2, 15)  # the older one, below the mended rows
    page.get_by_role("button", name=t("Take this upload back …")).click()
    told = page.get_by_test_id("stMain").get_by_role("listitem").filter(has_text=t("Wait, median"))
    expect(told).to_contain_text("40 → 1", timeout=PATIENCE)
    press_still(page, page.get_by_role("button", name=t("Yes, take it back")))
    expect(page.get_by_test_id("stAlert").filter(has_text="39")).to_be_visible(timeout=PATIENCE)
