"""A reader without a browser: asks a running app for a page over its web socket, and tells how long the answer took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tools.serving import Server

PATIENCE = 60  # seconds until a page is given up


@dataclass(frozen=True)
class Visit:
    """One session, open until its block ends."""

    line: ClientConnection

    def ask(self, page: str = "", query: Mapping[str, list[str]] | None = None) -> tuple[float, int]:
        """Run a page (its address; none: the first) in a scope: seconds until its last element, and bytes sent."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = urlencode(query or {}, doseq=True)
        message.rerun_script.context_info.locale = "en-US"
        message.rerun_script.context_info.timezone = "UTC"
        message.rerun_script.context_info.color_scheme = "light"  # a browser tells it, and charts are inked for it
        began, size = perf_counter(), 0
        self.line.send(message.SerializeToString())
        while True:
            data = self.line.recv(PATIENCE)
            size += len(data)
            heard = ForwardMsg.FromString(data)
            kind = heard.WhichOneof("type")
            if kind == "delta" and heard.delta.new_element.WhichOneof("type") == "exception":
                raise SystemExit(f"{page or 'first page'}: {heard.delta.new_element.exception.message}")
            if kind == "script_finished" and heard.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                return perf_counter() - began, size


@contextmanager
def visit(server: Server) -> Iterator[Visit]:
    """A new session at a running app."""
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, max_size=None, proxy=None) as line:
        yield Visit(line)
