"""How the tests are shared out: one browser at a time, and what takes longest first."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from tests.side_by_side import OneBrowser, longest_first


@pytest.mark.parametrize(
    ("test", "work"),
    [
        ("tests/browser/test_door.py::test_a", "tests/browser/"),
        ("tests/browser/test_drill.py::test_b[zh]", "tests/browser/"),
        ("tests/test_mix.py::test_c", "tests/test_mix.py"),
        ("cxlib/mix.py::cxlib.mix.shift", "cxlib/mix.py"),
    ],
)
def test_all_tests_in_a_browser_are_one_piece_of_work_and_every_other_file_is_one(test: str, work: str) -> None:
    assert OneBrowser.__new__(OneBrowser)._split_scope(test) == work


def test_what_takes_longest_begins_first_and_the_rest_keeps_its_order() -> None:
    def item(nodeid: str, slow: bool = False) -> SimpleNamespace:
        return SimpleNamespace(nodeid=nodeid, get_closest_marker=lambda name: slow or None)

    items = [item("cxlib/a.py::a"), item("tests/test_b.py::b", slow=True), item("tests/browser/test_c.py::c"),
             item("tests/test_d.py::d")]  # fmt: skip
    longest_first(items)
    assert [one.nodeid[-1] for one in items] == ["c", "b", "a", "d"]
