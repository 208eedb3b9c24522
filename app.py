"""The door: `streamlit run app.py` (or `uvicorn app:app`) starts the board.

Every answer carries strict security headers, two paths nobody needs are closed, and the server warms up before
the first reader comes. What the board shows begins in `ui/main.py`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui.door import Door
from ui.inbox import watch
from ui.warm import warm


@asynccontextmanager
async def lifespan(app: st.App) -> AsyncIterator[None]:
    """While the server runs: warm up and watch the inbox beside it, never in its way."""
    beside = [asyncio.create_task(warm(app)), asyncio.create_task(watch())]
    yield
    for task in beside:
        task.cancel()


# The router is in `ui/`, not here: beside a folder called `pages/` Streamlit would take that folder for its old
# multipage mode, and the first shared link after a restart would show "Page not found".
app = st.App(
    Path(__file__).parent / "ui" / "main.py",
    middleware=[Middleware(Door)],
    lifespan=lifespan,
)
