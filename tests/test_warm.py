"""The warm start opens the first page as a browser would, and never stands in the way of the server."""

from __future__ import annotations

import asyncio
import gc
import logging

import pytest
from starlette.types import Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.loops import ran
from ui import warm as warming


class Stage:
    """An app that plays the server's part of one session and remembers what it heard."""

    def __init__(self, *answers: ForwardMsg) -> None:
        self.answers = answers
        self.scope: Scope = {}
        self.locales: list[str] = []
        self.left = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        assert (await receive())["type"] == "websocket.connect"
        await send({"type": "websocket.accept"})
        asked = BackMsg.FromString((await receive())["bytes"])
        self.locales.append(asked.rerun_script.context_info.locale)
        for answer in self.answers:
            await send({"type": "websocket.send", "bytes": answer.SerializeToString()})
        self.left = (await receive())["type"] == "websocket.disconnect"


def finished(status: ForwardMsg.ScriptFinishedStatus.ValueType) -> ForwardMsg:
    return ForwardMsg(script_finished=status)


AGAIN, DONE = finished(ForwardMsg.FINISHED_EARLY_FOR_RERUN), finished(ForwardMsg.FINISHED_SUCCESSFULLY)


def test_a_rehearsal_stays_until_the_page_is_through() -> None:
    stage = Stage(AGAIN, DONE)
    ran(asyncio.wait_for(warming.Rehearsal(stage, "zh-CN").play(), 5))
    assert stage.locales == ["zh-CN"]
    assert stage.left
    assert stage.scope["path"] == "/_stcore/stream"


def test_both_languages_are_rehearsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "MODULES", ())
    stage = Stage(DONE)
    try:
        ran(warming.warm(stage))
        assert gc.get_freeze_count() > 0  # and what is there by then is no longer looked through
    finally:
        gc.unfreeze()
    assert stage.locales == ["zh-CN", "en-US"]


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    raise OSError("no store")


async def silent(scope: Scope, receive: Receive, send: Send) -> None:
    await asyncio.sleep(60)


@pytest.mark.parametrize("app", [broken, silent, Stage(AGAIN)])
def test_what_fails_is_logged_and_no_more(
    app, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warming, "MODULES", ())
    monkeypatch.setattr(warming, "PATIENCE", 0.1)
    monkeypatch.setattr(logging.getLogger("ui.warm"), "propagate", True)
    ran(warming.warm(app))
    assert "The warm start failed" in caplog.text


def test_a_missing_module_is_left_for_the_page_to_complain_about(caplog: pytest.LogCaptureFixture) -> None:
    warming.load(["no_such_module", "json"])
    assert "no_such_module" in caplog.text
