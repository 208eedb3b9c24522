"""The pages of weak points and practice packs, from the router: in both languages, with reasons and ways on."""

import re
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from cxlib.coaching.weak_points import weak_points
from cxlib.scope import Scope
from cxlib.store import Store
from tests.board import LOCALES, looked, opened, texts
from ui.language import catalogue
from ui.weak_table import exact
from ui.words import set_language, t

PACK = {"journeys": "bank", "node": "counter_1", "item": "element.responsiveness"}
# names and units that are the same in Chinese
SAME = {"HTML", "English", "Excel"}
REASONS = (
    "getting worse at this node: {metric} {change}",
    "against what was expected: {gap} on the scale from 1 to 5 ({low} to {high}, n = {n})",
)
WRITTEN = (
    "those who scored it low write about: {topics} (of {n} comment)",
    "those who scored it low write about: {topics} (of {n} comments)",
)


pytestmark = pytest.mark.usefixtures("board")


@pytest.mark.parametrize("language", LOCALES)
def test_the_first_weak_point_is_told_in_a_sentence_with_its_reasons(language: str) -> None:
    app = looked("weak_points", language, journeys="bank")
    set_language(language)
    assert not [*app.exception, *app.error]
    said = texts(app)
    first = next(line for line in said.splitlines() if "**" in line)
    assert t("Responsiveness") in first
    assert re.search(r"n = \d+", first)
    for reason in REASONS:
        assert catalogue().gettext(reason).partition("{")[0] in said
    assert catalogue().ngettext(*WRITTEN, 2).partition("{")[0] in said
    columns = app.dataframe[0].value.columns
    assert t("Importance") in columns
    if language == "zh":
        assert set(re.findall(r"[A-Za-z]{4,}", said + " ".join(columns))) <= SAME


def test_every_weak_point_leads_to_its_node_answers_and_pack() -> None:
    links = looked("weak_points", journeys="bank").get("page_link")
    asked = [link.proto.query_string for link in links]
    assert any("node=counter_1" in one and "item=element.responsiveness" in one for one in asked)
    assert any("rows=answers" in one and "nodes=counter_1" in one for one in asked)


def test_the_answers_behind_a_weak_point_are_those_about_its_element() -> None:
    app = opened("cases", journeys="bank", nodes="counter_1", rows="answers", item="element.responsiveness")
    assert set(app.dataframe[0].value["Question"]) == {"Responsiveness"}


def test_the_comments_a_reason_counts_are_those_its_link_leads_to() -> None:
    weak = looked("weak_points", journeys="bank")
    link = next(link.proto for link in weak.get("page_link") if "scored=low" in link.proto.query_string)
    (told,) = re.findall(r"\d+", link.label)
    assert f"(of {told} comments)" in texts(weak)
    cases = opened("cases", **parse_qs(link.query_string))
    shown = cases.dataframe[0].value
    assert (shown["Comment"] != "").all()
    total = re.search(r"rows 1 to \d+ of (\d+)", texts(cases))
    assert total
    assert total[1] == told


def test_what_a_link_must_not_ask_is_left_out() -> None:
    app = opened("cases", journeys="bank", nodes="counter_1", rows="answers", scored="'; drop", said="maybe")
    assert not [*app.exception, *app.error]
    assert "Only:" not in texts(app)


def test_the_download_has_each_figure_in_a_column_of_its_own(sample_store: Store) -> None:
    set_language("en")
    found = weak_points(sample_store.reader(), Scope())
    first = exact(found, Scope()).iloc[0]
    assert first["low"] < first["value"] < first["high"]
    assert first["Below the rest"] == pytest.approx(first["Rest of the journey"] - first["value"])


@pytest.mark.parametrize("language", LOCALES)
def test_a_pack_is_offered_as_pdf_and_html(language: str) -> None:
    app = looked("packs", language, **PACK)
    set_language(language)
    assert not [*app.exception, *app.error]
    offered = [button.proto.label for button in app.get("download_button")]
    assert t("Download HTML") in offered
    assert t("Download PDF") in offered or app.warning


def test_without_a_font_the_page_says_so_and_still_gives_html(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("CX_FONT", str(tmp_path))
    app = opened("packs", "zh", journeys="bank", node="counter_2", item="element.reliability")
    set_language("zh")
    assert "Noto Sans CJK" in app.warning[0].value
    assert [button.proto.label for button in app.get("download_button")] == [t("Download HTML")]


def test_a_node_with_too_few_answers_has_no_pack() -> None:
    app = opened("packs", journeys="bank", node="vip", start="2026-10-26", end="2026-10-31")
    assert any("Too few answers" in info.value for info in app.info)


def test_needs_without_answers_lead_to_the_days_that_have_some() -> None:
    app = opened("needs", journeys="bank", start="2026-09-01", end="2026-10-31")
    next(button for button in app.button if button.label == "Show these days").click().run()
    assert "2026-03-16" in app.query_params["start"]
    assert "What the letters mean" in [header.value for header in app.header]
