"""The watch over the inbox folder while the board runs: other programs deliver, the board takes in.

The folder is `$CX_INBOX`, else `inbox/` beside the database; without it nothing is watched. It may be made at any time.
"""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING

from streamlit.logger import get_logger

if TYPE_CHECKING:
    from cxlib.inbox import Inbox

log = get_logger(__name__)

EVERY = 3.0  # seconds between two looks


def folder() -> Path:
    """Where files may be delivered."""
    beside = Path(os.environ.get("CX_DB", "data/cx.duckdb")).parent / "inbox"
    return Path(os.environ.get("CX_INBOX", beside))


async def watch(every: float = EVERY) -> None:
    """Look into the folder again and again, until the server stops. Nothing heavy is loaded before there is one."""
    inbox: Inbox | None = None
    while True:
        await asyncio.sleep(every)
        try:
            if folder().is_dir():
                inbox = await asyncio.to_thread(_look, inbox)
        except Exception:  # a folder that cannot be read must not end the watch
            log.warning("The inbox %s could not be looked into", folder(), exc_info=True)


def _look(inbox: Inbox | None) -> Inbox:
    from cxlib.inbox import Inbox
    from ui import cached

    inbox = inbox or Inbox(folder())
    for result in inbox.look(cached.store()):
        log.info("Inbox: %s is %s %s", result.file, result.state, result.code)
    return inbox
