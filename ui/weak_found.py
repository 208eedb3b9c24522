"""Reading of the weak points, cached like all reading: the ranking, and what stands behind each point."""

from __future__ import annotations

import pandas as pd

from cxlib.coaching.weak_evidence import gaps as read_gaps
from cxlib.coaching.weak_evidence import importance_everywhere, low_topics
from cxlib.coaching.weak_points import WeakPoints, weak_points
from cxlib.scope import Scope
from cxlib.store.journal import Journal
from ui import analyses
from ui.cached import reader
from ui.kept import kept

SIGNALLED = ("csat", "wait_p90_s", "complaints_per_1000")


def found(scope: Scope) -> WeakPoints:
    """The weak points of a scope, with the importance of each element."""
    return _found(reader(), scope)


def gaps(scope: Scope) -> pd.DataFrame:
    """Perception against expectation of each element at each node."""
    return _gaps(reader(), scope)


def topics(scope: Scope, node: str, item: str) -> pd.DataFrame:
    """What those write about who scored an element low."""
    return _topics(reader(), scope, node, item)


def concerns(scope: Scope) -> pd.DataFrame:
    """What is getting worse by more than chance at a node, now."""
    told = analyses.signals(scope, SIGNALLED)
    return told[(told["meaning"] == "concern") & told["current"].astype(bool)]


@kept
def _found(reader: Journal, scope: Scope) -> WeakPoints:
    return weak_points(reader, scope, importance_everywhere(reader, scope))


@kept
def _gaps(reader: Journal, scope: Scope) -> pd.DataFrame:
    return read_gaps(reader, scope)


@kept
def _topics(reader: Journal, scope: Scope, node: str, item: str) -> pd.DataFrame:
    return low_topics(reader, scope, node, item)
