"""The page on statistics names every function there is, and calls none that is not."""

import re
from pathlib import Path

import pytest

from cxlib import breakpoint as breaks
from cxlib import control, families, funnel, intervals, kendall, mix, quantiles, rates, trend
from cxlib.coaching import (
    agreement,
    did,
    drivers,
    effect,
    gaps,
    halo,
    kano,
    observed,
    past,
    quadrant,
    trio,
    which,
    windows,
)

DOC = (Path(__file__).resolve().parent.parent / "docs" / "statistics.md").read_text(encoding="utf-8")
TRAINED = (did, past, effect, windows, which, agreement, observed, trio)
NEW = (control, families, funnel, kendall, mix, trend, breaks, drivers, gaps, halo, kano, quadrant, *TRAINED)
INNER = {"autocorrelation"}  # a step of the trend, told there in words


def functions_of(module):
    if hasattr(module, "__all__"):
        return {name for name in module.__all__ if name[0].islower()}
    own = {name: thing for name, thing in vars(module).items() if getattr(thing, "__module__", "") == module.__name__}
    return {name for name in own if name[0].islower()} - INNER


@pytest.mark.parametrize("module", NEW)
def test_every_function_is_on_the_page(module):
    assert functions_of(module) <= set(re.findall(r"`(\w+)`", DOC))


def test_every_call_of_the_tables_exists():
    cells = [line.split("|")[2] for line in DOC.splitlines() if line.startswith("| ")]
    called = {name for cell in cells for name in re.findall(r"`(?:\w+\.)?(\w+)`", cell)}
    there = {name for module in (*NEW, intervals, quantiles, rates) for name in vars(module)} | vars(
        control.Chart
    ).keys()
    assert called - {"flags"} <= there
    assert "flags" in control.Chart.__dataclass_fields__
