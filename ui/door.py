"""What stands between the network and the board: security headers on every answer, and two closed paths."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The least the pages work with (tests/browser/test_door.py opens them under it). Streamlit's start page carries inline
# script and style; charts and tables draw through blob: workers and images. Nothing may be fetched from elsewhere,
# nothing evaluated, and no other site may frame the board or take its forms.
POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' blob:",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "media-src 'self' blob:",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'self'",
)
HEADERS = {
    "Content-Security-Policy": "; ".join(POLICY),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",  # a link keeps the whole scope; other sites need not learn it
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# An experimental interface that drives the app over HTTP, and figures about the process: nobody here needs them.
CLOSED = ("/_stcore/agent", "/_stcore/metrics")


class Door:
    """ASGI middleware. Web sockets pass: their origin is checked by Streamlit."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a closed path ourselves, pass on all else, and add the headers to what goes out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        inside = PlainTextResponse("Not found", status_code=404) if _is_closed(scope) else self.app
        await inside(scope, receive, send_with_headers)


def _is_closed(scope: Scope) -> bool:
    # Streamlit answers under a base path too, and takes //path for /path
    path = "/" + "/".join(part for part in scope["path"].split("/") if part)
    return any(f"{path}/".find(f"{closed}/") >= 0 for closed in CLOSED)
