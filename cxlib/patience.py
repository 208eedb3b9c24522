"""How long may people wait before satisfaction falls? Answers joined to their tickets, as curve and break.

Where a survey carries the ticket number, each answer has a wait. `cxlib.breakpoint` draws the curve and tells the break
or why there is none. Not causal: busy hours differ in more than the wait, so the same is offered by block of hours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.breakpoint import Break, Curve, satisfaction_break, satisfaction_curve
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.cases import Cases

BLOCKS: dict[str, tuple[int, int] | None] = {"all": None, "morning": (0, 11), "midday": (12, 13), "afternoon": (14, 23)}
"""Blocks of hours of the ticket: first and last hour."""


@dataclass(frozen=True)
class Patience:
    """Satisfaction by minutes waited.

    Of `answers` about satisfaction in the scope `named` carry a ticket number, and of these `matched` have their
    ticket taken in. `curve` has waits in minutes; `told` is the break in minutes, or why there is none.
    """

    answers: int
    named: int
    matched: int
    curve: Curve
    told: Break


def patience(reader: Cases, scope: Scope, block: str = "all") -> Patience:
    """Curve and break of satisfaction over the wait; `block` is one of `BLOCKS`.

    >>> from cxlib.store import open_store
    >>> patience(open_store().reader(), Scope()).told.reason
    'TOO_FEW'
    """
    answers, named, matched = reader.pairing(scope)
    pairs = reader.paired(scope, BLOCKS[block]) if named else pd.DataFrame(columns=["minutes", "n", "satisfied"])
    waits, n, satisfied = (pairs[name].to_numpy(dtype=float) for name in ("minutes", "n", "satisfied"))
    each, counts = np.repeat(waits, 2), np.column_stack([satisfied, n - satisfied]).ravel()
    persons, yes = np.repeat(each, counts.astype(int)), np.repeat(np.tile([1.0, 0.0], len(waits)), counts.astype(int))
    share = np.divide(satisfied, n, out=np.full(len(n), np.nan), where=n > 0)
    return Patience(answers, named, matched, satisfaction_curve(persons, yes), satisfaction_break(waits, share, n))
