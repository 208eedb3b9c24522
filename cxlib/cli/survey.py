"""Commands that show what persons told in one questionnaire: elements, needs, drivers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

import pandas as pd

from cxlib.cli.show import show
from cxlib.cli.shows import add_scope, opened, scope_of
from cxlib.coaching.driving import KINDS, driving
from cxlib.coaching.elements import elements
from cxlib.coaching.needs import needs


def add_by(command: ArgumentParser, grains: tuple[str, ...]) -> None:
    """The options of `elements` and `needs`."""
    command.add_argument("--by", default="", help="keys, with commas: node, period, site, channel, segment")
    add_scope(command, grains)


def add_drivers(command: ArgumentParser, grains: tuple[str, ...]) -> None:
    """The options of `drivers`."""
    command.add_argument(
        "--of", default=KINDS[0], choices=KINDS, help="drivers are items (elements …) or service nodes"
    )
    add_scope(command, grains)


def show_elements(asked: Namespace) -> int:
    """Elements and competencies: performance, and the gap to what was expected."""
    show(elements(opened(asked).reader(), scope_of(asked), _keys(asked)), asked.json)
    return 0


def show_needs(asked: Namespace) -> int:
    """Kano classes of every feature."""
    show(needs(opened(asked).reader(), scope_of(asked), _keys(asked)), asked.json)
    return 0


def show_drivers(asked: Namespace) -> int:
    """What goes with overall satisfaction, the most important first; name one journey with --journey."""
    found = driving(opened(asked).reader(), scope_of(asked), asked.of).found
    lines = pd.DataFrame({
        "rank": found.rank, "driver": found.names, "share": found.share.value, "low": found.share.low,
        "high": found.share.high, "first_rank": found.first_rank, "last_rank": found.last_rank,
        "johnson": found.johnson / found.r2, "beta": found.beta,
    })  # fmt: skip
    show(lines.sort_values("rank"), asked.json)
    if not asked.json:
        print(f"R2 {found.r2:.3f}, n {found.n}, left out {found.lost:.1%} {found.reason}".rstrip())
    return 0


def _keys(asked: Namespace) -> tuple[str, ...]:
    return tuple(key for key in asked.by.split(",") if key)
