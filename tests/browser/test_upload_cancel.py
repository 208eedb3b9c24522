"""In the browser: a long load is cancelled in the middle and leaves nothing; what is shown before is so after."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.test_main_job import go_to, number_of
from tools.serving import Server
from ui.words import set_language, t

ROWS = 1_200_000
PATIENCE = 90_000  # milliseconds
# A reader's hand, but a quick one on however busy a machine: it is at the button as soon as there is one.
CLICK_AT_ONCE = """name => {
    const wait = setInterval(() => {
        const found = [...document.querySelectorAll('button:enabled')].find(one => one.innerText.includes(name));
        if (found) { clearInterval(wait); found.click(); }
    }, 20);
}"""


def long_file(folder: Path) -> Path:
    path = folder / "long.csv"
    lines = (f"{n},2026-03-{n % 27 + 1:02d},{n % 5 + 1}\n" for n in range(ROWS))
    path.write_text("ID,Date,Counter satisfaction\n" + "".join(lines), encoding="utf-8")
    return path


def drop(page: Page, *files: Path) -> None:
    page.get_by_test_id("stFileUploaderDropzoneInput").first.set_input_files(list(files))


def uploads(page: Page) -> int:
    """How many uploads the list says there are."""
    go_to(page, t("Uploads"))
    return int(
        page.get_by_test_id("stDataFrame").first.locator("canvas table").first.get_attribute("aria-rowcount") or 0
    )


def cancel_in_the_middle(page: Page) -> None:
    """Confirm, cancel once it is under way, and see the file as it was before."""
    confirm = page.get_by_role("button", name=re.compile("Take in 1,200,000|收下 1,200,000"))
    expect(confirm).to_be_visible(timeout=PATIENCE)
    page.evaluate(CLICK_AT_ONCE, t("Cancel"))
    confirm.click()
    expect(page.get_by_text(t("Cancelled. Nothing of this file was taken in."))).to_be_visible(timeout=PATIENCE)
    expect(confirm).to_be_enabled()
    assert number_of(page, t("Rows in")) == "1,200,000"


@pytest.mark.browser_context_args(locale="en-US")
def test_a_cancel_in_the_middle_leaves_nothing(page: Page, fresh_server: Server, tmp_path: Path) -> None:
    page.goto(fresh_server.url)
    settled(page)
    before = uploads(page)
    go_to(page, t("Upload"))
    drop(page, long_file(tmp_path))
    cancel_in_the_middle(page)
    page.get_by_text("中文", exact=True).click()
    set_language("zh")
    cancel_in_the_middle(page)
    assert uploads(page) == before
