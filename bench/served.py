"""Apps served for measuring: a copy of the many rows for the board, and what the server's process has used so far."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.pages import filled
from tools.serving import PATIENCE, Server

BARE, EMPTY, FORGETFUL = "bench/bare/app.py", "bench/bare/nothing.py", "bench/forgetful.py"
TICKS = os.sysconf("SC_CLK_TCK")


@contextmanager
def copied(rows: int, folder: Path) -> Iterator[Path]:
    """A copy of the database with so many rows, for a server to write to; removed afterwards."""
    filled(rows, folder).close()
    with TemporaryDirectory(dir=folder) as place:
        yield Path(shutil.copy(folder / f"rows-{rows}.duckdb", Path(place) / "cx.duckdb"))


def warmed(server: Server) -> Server:
    """The same board once it has warmed up."""
    until = time.monotonic() + PATIENCE
    while "Warm after" not in server.said():
        if time.monotonic() > until:
            raise SystemExit(f"The board does not warm up:\n{server.said()}")
        time.sleep(0.05)
    return server


def cpu_s(server: Server) -> float:
    """Seconds of processor time the server has taken since it started, to 10 ms."""
    fields = _told(server, "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def rss_mib(server: Server, most: bool = False) -> float:
    """Memory the server holds now, or the most it ever held (MiB)."""
    name = "VmHWM:" if most else "VmRSS:"
    line = next(line for line in _told(server, "status").splitlines() if line.startswith(name))
    return int(line.split()[1]) / 1024


def _told(server: Server, what: str) -> str:
    path = Path("/proc", str(server.pid), what)
    if not path.exists():
        raise SystemExit("What a process uses is read from /proc, which only Linux has.")
    return path.read_text(encoding="utf-8")
