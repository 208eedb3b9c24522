"""A fault of the program is told in the reader's language; what happened is logged for who looks after the board."""

from __future__ import annotations

from typing import NoReturn

import pytest
from streamlit.testing.v1 import AppTest

from tests.board import opened
from ui import journeys


def fails(*_: object) -> NoReturn:
    raise ZeroDivisionError("inside")


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize(("language", "said"), [("en", "a fault of the program"), ("zh", "程序出错")])
def test_a_fault_is_told_in_the_readers_language_and_logged(
    language: str, said: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(journeys, "in_order", fails)
    app = opened("journey", language, journey="bank")
    assert not app.exception
    assert said in app.error[0].value
    assert "inside" not in app.error[0].value
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()  # it was meant


def page_with_a_faulty_part() -> None:
    import streamlit as st

    from cxlib.errors import CxError
    from ui import faults

    @faults.fragment
    def broken() -> None:
        raise ZeroDivisionError("inside")

    @faults.fragment
    def refused() -> None:
        raise CxError("NO_NODES")

    broken()
    refused()
    st.markdown("the rest of the page")


def test_a_fault_in_a_part_that_runs_by_itself_is_told_in_its_place_and_the_rest_stands(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = AppTest.from_function(page_with_a_faulty_part).run()
    assert not app.exception
    fault, refusal = (one.value for one in app.error)
    assert "This part of the page could not be drawn: a fault of the program" in fault
    assert refusal.startswith("A training is held for the staff")
    assert app.markdown[0].value == "the rest of the page"
    assert "ZeroDivisionError" in caplog.text
    caplog.clear()  # it was meant
