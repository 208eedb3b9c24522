"""In the browser: a long load is cancelled in the middle and leaves nothing; what is shown before is so after."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tests.browser.test_main_job import BOTH_LANGUAGES, go_to, number_of
from tools.serving import Server
from ui.words import set_language, t

ROWS = 600_000
PATIENCE = 90_000  # milliseconds


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


@BOTH_LANGUAGES
def test_a_cancel_in_the_middle_leaves_nothing(page: Page, fresh_server: Server, tmp_path: Path, language: str) -> None:
    set_language(language)
    page.goto(fresh_server.url)
    settled(page)
    before = uploads(page)
    go_to(page, t("Upload"))
    drop(page, long_file(tmp_path))
    confirm = page.get_by_role("button", name=re.compile("Take in 600,000|收下 600,000"))
    confirm.click(timeout=PATIENCE)
    expect(page.get_by_test_id("stProgress")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name=t("Cancel")).click()
    expect(page.get_by_text(t("Cancelled. Nothing of this file was taken in."))).to_be_visible(timeout=PATIENCE)
    expect(confirm).to_be_enabled()
    assert number_of(page, t("Rows in")) == "600,000"
    assert uploads(page) == before
