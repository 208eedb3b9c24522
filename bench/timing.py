"""What was measured: several runs in seconds or MiB, the most memory one of them took, the processor's time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from math import nan
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Literal

MIB = 1024 * 1024


@dataclass(frozen=True)
class Measured:
    """What several runs took, in the unit of their line.

    Of a process of its own also its peak memory (MiB) and the processor's time of a run (seconds; 0 = not measured).
    """

    runs: tuple[float, ...]
    peak_mib: float = 0
    cpu_s: float = 0

    @property
    def median(self) -> float:
        """The middle of the runs."""
        return median(self.runs)

    @classmethod
    def of(cls, several: Iterable[Measured]) -> Measured:
        """Several measurements of the same as one; the processor's time is the middle one's."""
        several = list(several)
        runs = tuple(run for one in several for run in one.runs)
        return cls(runs, max(one.peak_mib for one in several), median(one.cpu_s for one in several))


@dataclass(frozen=True)
class Line:
    """One budget: ours beside the limit, both in seconds or both in MiB, what is asked, and whether it is kept."""

    name: str
    ours: Measured
    limit: Measured
    budget: str
    unit: Literal["s", "MiB"] = "s"
    kept: bool = False

    @property
    def ratio(self) -> float:
        """How many times the limit we took; NaN where the limit is nothing."""
        return self.ours.median / self.limit.median if self.limit.median else nan

    def judged(self, kept: bool) -> Line:
        """The same line with its verdict."""
        return replace(self, kept=kept)


def timed(call: Callable[[], object], repeat: int, before: Callable[[], object] = lambda: None) -> Measured:
    """Run something several times in this process after one run that does not count; `before` each run, untimed."""
    call()
    seconds = []
    for _ in range(repeat):
        before()
        start = perf_counter()
        call()
        seconds.append(perf_counter() - start)
    return Measured(tuple(seconds))


def apart(module: str, arguments: list[str]) -> Measured:
    """Run `python -m module` in a process of its own, which prints the seconds it took."""
    child = subprocess.Popen([sys.executable, "-m", module, *arguments], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    told = child.stdout.read()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{module} {arguments}: exit code {child.returncode}")
    return Measured((float(told.split()[-1]),), used.ru_maxrss * 1024 / MIB)


def statement(name: str) -> str:
    """The text of a statement in `bench/sql`."""
    return (Path(__file__).parent / "sql" / f"{name}.sql").read_text(encoding="utf-8")
