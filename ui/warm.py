"""Warm start: what the first reader would wait for is done before they come.

Two steps beside the running server. First the slow imports. Then a rehearsal: a session without a browser opens the
first page in each language, on the same way as a reader's, so that modules, store and cached figures are ready. Nothing
here can keep the server from starting: what fails is logged, and the first reader waits as they would have anyway.
"""

from __future__ import annotations

import asyncio
import gc
import importlib
import time
from collections.abc import Iterable

from starlette.types import ASGIApp, Message
from streamlit import config
from streamlit.logger import get_logger
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from cxlib.store import frugal

log = get_logger(__name__)

MODULES = ("pandas", "pyarrow", "plotly.graph_objects", "duckdb", "scipy.special", "ui.words", "ui.error_words")
LOCALES = ("zh-CN", "en-US")
PATIENCE = 60  # seconds until a rehearsal is given up


async def warm(app: ASGIApp) -> None:
    """Import what the pages need, then rehearse the first page in each language."""
    began = time.perf_counter()
    try:
        await asyncio.to_thread(frugal.settle)
        await asyncio.to_thread(load, MODULES)
        for locale in LOCALES:
            await asyncio.wait_for(Rehearsal(app, locale).play(), PATIENCE)
        set_aside()
    except Exception:  # a cold server is slower, a server that does not start is useless
        log.warning("The warm start failed; the first page will be slower", exc_info=True)
    else:
        log.info("Warm after %.1f s", time.perf_counter() - began)


def set_aside() -> None:
    """Keep what is there by now out of the garbage collection: it stays as long as the server does.

    A page makes so many small things that the collector comes by several times, and each time it looked through a
    million that were imported: a quarter of a page's time.
    """
    gc.collect()
    gc.freeze()


def load(modules: Iterable[str]) -> None:
    """Import modules by name; one that is missing is left for the page that needs it to complain about."""
    for module in modules:
        try:
            importlib.import_module(module)
        except ImportError:
            log.warning("The warm start could not import %s", module, exc_info=True)


class Rehearsal:
    """One session without a browser: it connects, asks for the first page, waits for its end, leaves."""

    def __init__(self, app: ASGIApp, locale: str) -> None:
        self.app = app
        self.locale = locale
        self.done = asyncio.Event()
        self.lines = iter(({"type": "websocket.connect"}, {"type": "websocket.receive", "bytes": self._open()}))

    async def play(self) -> None:
        """Speak to the app as the server would, through its own ASGI interface: no port, no network."""
        host = next((name for name in config.get_option("server.allowedHosts") if "*" not in name), "localhost")
        base = str(config.get_option("server.baseUrlPath") or "").strip("/")
        scope = {
            "type": "websocket",
            "asgi": {"version": "3.0"},
            "scheme": "ws",
            "path": "/" + "/".join(filter(None, (base, "_stcore/stream"))),
            "query_string": b"",
            "root_path": "",
            "headers": [(b"host", host.encode())],
            "client": ("127.0.0.1", 0),
            "server": (host, None),
            "subprotocols": [],
        }
        await self.app(scope, self._receive, self._send)

    def _open(self) -> bytes:
        """What a browser sends when it opens the first page."""
        message = BackMsg()
        message.rerun_script.query_string = ""
        message.rerun_script.context_info.locale = self.locale
        message.rerun_script.context_info.timezone = "UTC"
        return bytes(message.SerializeToString())

    async def _receive(self) -> Message:
        if (line := next(self.lines, None)) is not None:
            return line
        await self.done.wait()
        return {"type": "websocket.disconnect", "code": 1000}

    async def _send(self, message: Message) -> None:
        if message["type"] == "websocket.close":
            self.done.set()
        elif message["type"] == "websocket.send":
            heard = ForwardMsg.FromString(message["bytes"])
            if (
                heard.WhichOneof("type") == "script_finished"
                and heard.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            ):
                self.done.set()
