"""Link and filter bar are two spellings of one scope."""

from __future__ import annotations

from datetime import date

import pytest

from cxlib.scope import LISTS, Scope, to_query
from ui.choices import CUSTOM, Choice, about_scope, as_scope, as_span, from_link, presets, rewritten

FIRST, LAST = date(2025, 1, 1), date(2026, 6, 30)
SPANS = presets(FIRST, LAST)
KNOWN = {name: {"a", "b"} for name in LISTS}


def read(query: dict[str, list[str]]) -> Scope:
    return as_scope(from_link(query, SPANS, KNOWN), SPANS)


def test_a_bare_link_is_the_last_thirteen_weeks_of_data_from_a_monday() -> None:
    assert read({}) == Scope(date(2026, 3, 30), LAST)


@pytest.mark.parametrize("preset", SPANS)
def test_every_preset_survives_a_link(preset: str) -> None:
    scope = as_scope(Choice(preset), SPANS)
    assert from_link(to_query(scope), SPANS, KNOWN).preset == preset


@pytest.mark.parametrize(
    "scope",
    [
        Scope(date(2025, 3, 1), date(2025, 3, 31), "D"),
        Scope(date(2025, 3, 1), date(2026, 3, 31), "M", journeys=("a",), sites=("a", "b")),
        Scope(date(2026, 4, 1), LAST, "Q", nodes=("b",), channels=("a",), segments=("b",), weighted=False),
    ],
)
def test_a_scope_written_to_a_link_is_read_back(scope: Scope) -> None:
    assert read(rewritten({}, scope)) == scope


@pytest.mark.parametrize(
    "query",
    [
        pytest.param({"start": ["nonsense"], "end": ["2026-99-99"]}, id="no days"),
        pytest.param({"start": ["2026-06-01"], "end": ["2026-01-01"]}, id="backwards"),
        pytest.param({"start": ["0001-01-01"], "end": ["0002-01-01"]}, id="years date arithmetic cannot reach"),
        pytest.param({"grain": ["century"]}, id="unknown grain"),
        pytest.param({"nodes": ["nobody", "<script>"]}, id="unknown codes"),
        pytest.param({"weighted": ["perhaps"]}, id="neither yes nor no"),
    ],
)
def test_nonsense_is_left_out(query: dict[str, list[str]]) -> None:
    assert read(query) == read({})


def test_known_codes_beside_unknown_ones_stay() -> None:
    assert read({"nodes": ["a", "gone"]}).nodes == ("a",)
    assert from_link({"nodes": ["a", "gone"], "sites": ["lost"]}, SPANS, KNOWN).unknown == ("gone", "lost")


def test_an_open_end_is_the_end_of_the_data() -> None:
    scope = read({"start": ["2026-06-02"]})
    assert (scope.start, scope.end) == (date(2026, 6, 2), LAST)
    assert from_link({"start": ["2026-06-02"]}, SPANS, KNOWN).preset == CUSTOM


@pytest.mark.parametrize(
    "picked", [(), (date(2026, 1, 5),), None, date(2026, 1, 5), (date(2026, 2, 1), date(2026, 1, 1))]
)
def test_a_half_picked_range_keeps_the_days_before(picked: object) -> None:
    days = (date(2026, 1, 1), date(2026, 1, 31))
    assert as_span(picked, days) == days


def test_what_a_link_says_of_other_things_stays() -> None:
    query = {"metric": ["csat"], "lang": ["zh"], "nodes": ["a"]}
    assert rewritten(query, Scope(grain="M")) == {"metric": ["csat"], "lang": ["zh"], "grain": ["M"]}
    assert about_scope(query) == {"nodes": ["a"]}


def test_without_data_there_is_no_preset() -> None:
    assert presets(None, None) == {}
