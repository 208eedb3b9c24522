"""What the pages of the trainer's room ask the library for, each call once, as `bench.pages` does for the others.

A pack is made here of the node with the most answers and its weakest element, without drawing its pages.
"""

from __future__ import annotations

from cxlib.coaching.driving import driving
from cxlib.coaching.weak_evidence import gaps, importance_everywhere, low_topics
from cxlib.coaching.weak_points import WeakPoints
from cxlib.coaching.weak_points import weak_points as ranked
from cxlib.courses import courses, signals
from cxlib.figures import figures
from cxlib.report.pack import pack
from cxlib.scope import Scope
from cxlib.store.journal import Journal

SIGNALLED = ("csat", "wait_p90_s", "complaints_per_1000")
FIRST = 5


def weak_points(reader: Journal, scope: Scope) -> None:
    found = _found(reader, scope)
    signals(reader, scope, courses(reader, scope, SIGNALLED))
    gaps(reader, scope)
    for row in found.points[found.points["told"]].head(FIRST).to_dict("records"):
        low_topics(reader, scope, row["node"], row["item"])


def packs(reader: Journal, scope: Scope) -> None:
    places = reader.catalogue().nodes.query("kind != 'journey'")["code"]
    seen = figures(reader, scope, ("csat", "wait_median_s"), ("node",))
    asked = seen["node"].isin(places) & seen["metric"].eq("csat")
    node = str(seen[asked].sort_values("n", ascending=False)["node"].iloc[0])
    here = scope.within(nodes=[node])
    found = _found(reader, here)
    signals(reader, here, courses(reader, here, SIGNALLED))
    pack(reader, scope, node, str(found.points["item"].iloc[0]), found)


def drivers(reader: Journal, scope: Scope) -> None:
    figures(reader, scope, ("csat",), ("node",))
    for of in ("item", "node"):
        driving(reader, scope, of)


def _found(reader: Journal, scope: Scope) -> WeakPoints:
    return ranked(reader, scope, importance_everywhere(reader, scope))
