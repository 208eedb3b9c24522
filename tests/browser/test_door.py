"""The door: strict headers on every answer, closed paths, nothing fetched from elsewhere, a quick start."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message

import pytest
from playwright.sync_api import Page

from tools.serving import Server


def answer(url: str) -> tuple[int, Message]:
    """Status and headers of a plain request."""
    try:
        with urllib.request.urlopen(url, timeout=10) as response:
            return response.status, response.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/health", "/_stcore/host-config", "/waiting", "/_stcore/metrics", "/media/x"]
)
def test_every_answer_carries_the_headers(server: Server, path: str) -> None:
    _, headers = answer(server.url + path)
    policy = headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "http" not in policy, "no other host is allowed"
    assert {"object-src 'none'", "frame-ancestors 'self'", "default-src 'self'"} <= set(policy.split("; "))
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "geolocation=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    "path",
    [
        "/_stcore/agent/openapi.json",
        "/_stcore/agent/interact",
        "//_stcore//agent/mcp",
        "/_stcore/metrics",
        "/_stcore/metrics/",
    ],
)
def test_closed_paths_are_not_found(server: Server, path: str) -> None:
    status, headers = answer(server.url + path)
    assert status == 404
    assert headers["Content-Type"].startswith("text/plain")


def test_the_server_listens_on_this_machine_only(server: Server) -> None:
    assert "URL: http://127.0.0.1:" in server.said()
    assert "External URL" not in server.said()


def test_the_start_asks_nobody_and_tells_nobody(open_board: Callable[..., Page]) -> None:
    requested: list[str] = []
    page = open_board("/?embed=false")
    page.on("request", lambda request: requested.append(request.url))
    page.reload()
    page.wait_for_selector('[data-testid="stMain"] h1')
    assert requested
    assert all(url.startswith(("http://127.0.0.1:", "data:", "blob:")) for url in requested)


def test_scripts_cannot_evaluate_text(open_board: Callable[..., Page]) -> None:
    page = open_board()
    # later, not at once: what a debugger calls directly is exempt from the policy
    tried = "try { window.evaluated = Function('return 1')() } catch (error) { window.evaluated = error.name }"
    page.add_script_tag(content=f"setTimeout(() => {{ {tried} }})")
    page.wait_for_function("window.evaluated !== undefined")
    assert page.evaluate("window.evaluated") == "EvalError"


def test_a_fresh_server_answers_within_seconds_and_warms_up_by_itself(fresh_server: Server) -> None:
    assert fresh_server.started_in < 10, "0.7 s on a quiet machine; ten mean that something heavy is imported at start"
    deadline = time.monotonic() + 60
    while "Warm after" not in fresh_server.said() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert "Warm after" in fresh_server.said(), fresh_server.said()
    assert "Traceback" not in fresh_server.said()
