"""A fault of the program is told in the reader's language; what happened is logged for who looks after the board."""

from __future__ import annotations

from typing import NoReturn

import pytest

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
