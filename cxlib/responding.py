"""Response share: of those served, how many said how satisfied they were.

A figure from few of the many may not stand for all: the share is shown beside every figure of a survey. It needs both
files: nodes without served tickets in the scope are left out, and more answers than services (a survey that also
reaches people without a ticket) give no share.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cxlib import intervals
from cxlib.assemble import Basis, because, lines
from cxlib.registry import Metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

ENOUGH = 0.20
"""Below this share a figure "may not stand for all customers"."""


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> pd.DataFrame:
    """Response shares; see `cxlib.figures.figures`. `n` is the number served."""
    volume = reader.with_volume(scope)
    inside = scope.within(nodes=volume) if volume else scope
    served = reader.tickets_measured(inside, by)
    answers = reader.ratings(inside, card.item, by, reader.node_ids(inside))[[*by, "n"]]
    both = served.merge(answers, on=list(by), how="left") if by else served.join(answers)
    given, n = both["n"].fillna(0.0).to_numpy(), both["served"].to_numpy()
    frame = lines(card, both[list(by)], intervals.proportion(given, n), Basis(n))
    frame = because(frame, given > n, "MORE_ANSWERS_THAN_SERVED")
    return because(frame, (given == 0) & (n > 0), "NO_ANSWERS")
