"""From a sentence to the rows behind it, and back by the browser's own button; a chart saved as a picture."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import settled
from ui.words import set_language, t

POINTS = ".scatterlayer .points path.point"
BARS = ".barlayer .points .point path"


def chart(page: Page, place: int) -> Locator:
    found = page.get_by_test_id("stPlotlyChart").nth(place)
    found.scroll_into_view_if_needed()
    expect(found.locator(".main-svg").first).to_be_visible()
    return found


def click_on(page: Page, point: Locator) -> None:
    """As a hand does: the pointer goes there, the chart notices, then the button."""
    noticed = page.locator(".hoverlayer .hovertext").first
    for _ in range(20):  # what is drawn later may still push the chart down, and out of sight
        point.scroll_into_view_if_needed()
        box = point.bounding_box()
        assert box
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        page.mouse.move(x - 1, y)
        page.mouse.move(x, y)
        page.wait_for_timeout(250)
        if noticed.is_visible() and point.bounding_box() == box:
            break
    expect(noticed).to_be_visible()
    page.mouse.down()
    page.mouse.up()


def on(page: Page, title: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(title, timeout=30_000)
    settled(page)


def asked(page: Page) -> set[str]:
    return set(page.url.partition("?")[2].split("&"))


@pytest.mark.parametrize(
    "language",
    [
        pytest.param("en", marks=pytest.mark.browser_context_args(locale="en-US")),
        pytest.param("zh", marks=pytest.mark.browser_context_args(locale="zh-CN")),
    ],
)
def test_from_what_changed_to_the_rows_and_back(open_board: Callable[..., Page], language: str) -> None:
    set_language(language)
    page = open_board("/?journeys=bank")
    page.locator('[data-testid="stPageLink"] a[href*="node?"]').first.click()
    on(page, t("Service node"))
    node = asked(page)
    dots = chart(page, 4).locator(POINTS)
    click_on(page, dots.nth(dots.count() - 4))
    on(page, t("Cases"))
    assert {"rows=complaints", "metric=complaints_per_1000"} <= asked(page)
    assert any(one.startswith("nodes=") for one in asked(page))
    expect(page.get_by_test_id("stDataFrame")).to_be_visible()
    page.go_back()
    on(page, t("Service node"))
    assert asked(page) == node
    page.wait_for_timeout(1000)  # a click that fires again would have left by now
    on(page, t("Service node"))


@pytest.mark.parametrize(
    ("path", "place", "part", "wanted"),
    [
        ("journey", 0, POINTS, {"metric=csat", "rows=answers"}),
        ("compare", 0, POINTS, {"metric=csat", "rows=answers"}),
        ("waiting", 4, BARS, {"metric=wait_p90_s", "rows=tickets"}),
        ("complaints", 1, POINTS, {"metric=complaints_per_1000", "rows=complaints"}),
        ("complaints", 2, BARS, {"metric=complaints_per_1000", "rows=complaints"}),
    ],
)
def test_bars_and_dots_lead_to_their_rows_with_the_scope_kept(
    open_board: Callable[..., Page], path: str, place: int, part: str, wanted: set[str]
) -> None:
    page = open_board(f"/{path}?journeys=bank&start=2026-08-03&end=2026-10-25")
    click_on(page, chart(page, place).locator(part).first)
    on(page, "Cases")
    assert wanted | {"journeys=bank", "start=2026-08-03", "end=2026-10-25"} <= asked(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Cases")


def test_back_from_the_rows_and_reload_bring_the_comparison_again(open_board: Callable[..., Page]) -> None:
    page = open_board("/compare")
    page.locator("label").filter(has_text="Closed in time").click()
    page.wait_for_url(re.compile("metric=closed_in_time"))
    settled(page)
    chosen = asked(page)
    click_on(page, chart(page, 0).locator(POINTS).first)
    on(page, "Cases")
    page.go_back()
    on(page, "Compare")
    for _ in range(2):
        expect(page.get_by_role("radio", name="Closed in time")).to_be_checked()
        assert asked(page) == chosen
        page.reload()
        on(page, "Compare")


def test_a_cell_of_the_week_leads_to_its_hour(open_board: Callable[..., Page]) -> None:
    page = open_board("/waiting?journeys=bank")
    cells = page.get_by_test_id("stPlotlyChart").filter(has=page.locator(".heatmaplayer .hm"))
    cells.first.scroll_into_view_if_needed()
    click_on(page, cells.first.locator(POINTS).nth(3))
    on(page, "Cases")
    assert {"rows=tickets", "journeys=bank"} <= asked(page)
    assert {one.partition("=")[0] for one in asked(page)} >= {"weekday", "hour"}


@pytest.mark.browser_context_args(locale="zh-CN")
def test_a_chart_is_saved_as_a_picture_by_the_browser_itself(open_board: Callable[..., Page], tmp_path: Path) -> None:
    set_language("zh")
    page = open_board("/node?journeys=bank&node=counter_1")
    button = chart(page, 4).get_by_role("button", name=t("Save as picture ({kind})", kind="PNG"))
    with page.expect_download() as waiting:
        button.click()
    assert re.fullmatch(r"node_trends_from-.+_nodes-counter_1\.png", waiting.value.suggested_filename)
    waiting.value.save_as(tmp_path / "picture.png")
    assert (tmp_path / "picture.png").read_bytes().startswith(b"\x89PNG")
