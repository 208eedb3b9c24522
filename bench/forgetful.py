"""The board with one path more, which makes it forget all it keeps: so that a page can be asked for uncached, again.

`streamlit run bench/forgetful.py`, for measuring alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # as if it stood beside `app.py`

import streamlit as st  # noqa: E402
from starlette.middleware import Middleware  # noqa: E402
from starlette.requests import Request  # noqa: E402
from starlette.responses import PlainTextResponse  # noqa: E402
from starlette.routing import Route  # noqa: E402

from app import lifespan  # noqa: E402
from ui.door import Door  # noqa: E402


def forget(_request: Request) -> PlainTextResponse:
    from ui import cached  # not earlier: its caches are made while a server runs

    st.cache_data.clear()
    cached.store().database.forget()
    return PlainTextResponse("forgotten")


app = st.App(
    ROOT / "ui" / "main.py",
    middleware=[Middleware(Door)],
    lifespan=lifespan,
    routes=[Route("/bench/forget", forget)],
)
