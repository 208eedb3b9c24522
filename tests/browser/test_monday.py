"""A trainer's Monday: the weakest point, what is behind it, a pack to print, a training logged, an effect to read."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.conftest import settled
from tools.serving import Server
from ui.effect_words import TRAINING
from ui.language import catalogue
from ui.words import set_language, t

DRAWN = 30_000


def go(page: Page, label: str, title: str) -> None:
    """Follow a link of the first weak point."""
    page.get_by_test_id("stMain").get_by_role("link", name=label).first.click()
    arrived(page, title)


def arrived(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=DRAWN)
    settled(page)


def training(url: str) -> str:
    """The number of the training a page of effects is about; "" if it has not said so yet."""
    return parse_qs(urlsplit(url).query).get("training", [""])[0]


def beginning(verdict: str) -> str:
    """The words of a verdict before its figures."""
    return catalogue().gettext(TRAINING.verdicts[verdict]).partition("{")[0]


def back(page: Page) -> None:
    page.go_back()
    arrived(page, t("Weak points"))


def test_a_trainers_monday_in_both_languages(
    fresh_server: Server, open_board: Callable[..., Page], tmp_path: Path
) -> None:
    last_one = ""
    for language in ("zh", "en"):
        set_language(language)
        page = open_board(f"/weak_points?journeys=bank&lang={language}", on=fresh_server)
        main = page.get_by_test_id("stMain")
        expect(main).to_contain_text(t("Responsiveness"))

        go(page, t("Answers and comments"), t("Cases"))
        assert {"item=element.responsiveness", "nodes=counter_1"} <= set(page.url.partition("?")[2].split("&"))
        expect(page.get_by_test_id("stDataFrame")).to_be_visible()
        back(page)

        go(page, t("Make a practice pack"), t("Practice packs"))
        with page.expect_download(timeout=DRAWN) as waiting:
            main.get_by_role("button", name=t("Download PDF")).click()
        assert re.fullmatch(r"pack-element\.responsiveness_.+\.pdf", waiting.value.suggested_filename)
        waiting.value.save_as(tmp_path / "pack.pdf")
        assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF")
        back(page)

        go(page, t("Log a training"), t("Training effect"))
        verdict = main.locator("h2").first
        page.wait_for_url(lambda url: training(url) != "", timeout=DRAWN)
        newest = training(page.url)
        last_one = last_one or newest
        main.get_by_label(t("Name of the training")).fill("Monday")
        main.get_by_role("button", name=t("Log"), exact=True).click()
        page.wait_for_url(lambda url, before=newest: training(url) not in ("", before), timeout=DRAWN)
        expect(verdict).to_contain_text(beginning("TOO_EARLY"), timeout=DRAWN)

        page = open_board(f"/effect?training={last_one}&lang={language}", on=fresh_server)
        expect(page.get_by_test_id("stMain").locator("h2").first).to_contain_text(beginning("NO_EFFECT"), timeout=DRAWN)
