"""Running asynchronous work in a test."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any


def ran(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end on a thread of its own: the browser tests keep a loop running in this one."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, work).result()
