"""From figures to control charts: the right grain, the right chart, the marks people set, many nodes in one go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from cxlib.control import Chart, choose_charts, g_chart, numbered, p_chart, t_chart, u_chart, xmr
from cxlib.control.choice import ChartChoice
from cxlib.control.settings import DEFAULT, Settings
from cxlib.courses.between import Gaps, gaps
from cxlib.courses.course import Course
from cxlib.courses.grains import Chosen, chosen
from cxlib.courses.grid import NOT_YET, NUMBERS, Bools, Grid
from cxlib.courses.marking import Marks, marks_of
from cxlib.display import NORMAL, PROVISIONAL
from cxlib.intervals import medians
from cxlib.registry import metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.marked import Marked

WHOLE = ""
"""The node code of a chart of all nodes of the scope together."""

KINDS = {"share": "share", "rate": "rate"}
PER = 1000.0
FIRM_N, FIRM_EVENTS = 30, 10


def courses(
    reader: Marked, scope: Scope, metrics: tuple[str, ...], by_node: bool = True, settings: Settings = DEFAULT
) -> list[Course]:
    """Control charts of some metrics: of every node with figures, or of all nodes of the scope together.

    The grain of each course is the scope's, or the shortest longer one at which its points rest on enough cases; the
    window reaches back far enough for limits (`cxlib.courses.window`). Empty without data. Raises `UNKNOWN_METRIC`.

    >>> from cxlib.store import open_store
    >>> courses(open_store().reader(), Scope(), ("csat",))
    []
    """
    marks = reader.kept(("marks", scope.end), partial(marks_of, reader, scope))
    found: list[Course] = []
    for key in metrics:
        make = partial(_courses, reader, scope, key, by_node, marks, settings)
        found += reader.kept(("courses", scope, key, by_node, settings), make)
    return found


def _courses(reader: Marked, scope: Scope, key: str, by_node: bool, marks: Marks, settings: Settings) -> list[Course]:
    groups = chosen(reader, scope, key, by_node)
    made = {course.node: course for group in groups for course in charted(key, group, marks, settings)}
    rare = gaps(reader, scope, key, by_node, [*made.values()])
    made |= {found.node: between(key, found, marks, settings) for found in rare}
    return [*made.values()]


def charted(key: str, group: Chosen, marks: Marks, settings: Settings = DEFAULT) -> list[Course]:
    """Courses of one metric at one grain; those of the same kind of chart are computed together."""
    found = group.grid
    choices = _choices(key, found)
    firm = _firm(key, found)
    made: list[Course] = []
    for kind in dict.fromkeys(choice.chart for choice in choices):
        places = [place for place, choice in enumerate(choices) if choice.chart == kind]
        part = found.rows(places)
        ghosts = np.array([marks.ghosted(node, key, part.periods, group.grain) for node in part.nodes])
        segments = np.array([
            numbered(len(part.periods), marks.starts(node, key, part.periods)) for node in part.nodes
        ])  # fmt: skip
        chart = _chart(kind, part, segments, ghosts, settings)
        made += [
            Course(
                node=node, metric=key, grain=group.grain, grain_reason=group.reasons[places[row]], kind=kind,
                kind_reason=choices[places[row]].reason, sigma_z=choices[places[row]].sigma_z, grid=part, row=row,
                ghosts=ghosts[row], chart=chart.row(row), firm=bool(firm[places[row]]),
                versions=marks.versions(node, key),
            )
            for row, node in enumerate(part.nodes)
        ]  # fmt: skip
    return made


def between(key: str, found: Gaps, marks: Marks, settings: Settings = DEFAULT) -> Course:
    """The course of rare events, a point each; it is firm from ten events on."""
    size, numbers = found.size[np.newaxis], {name: np.full((1, found.size.size), np.nan) for name in NUMBERS}
    numbers |= {"value": size, "n": size, "n_effective": size, "x": np.ones_like(size)}
    kind, reason = (np.array([np.where(found.arriving, late, code)], dtype=object)
                    for late, code in ((PROVISIONAL, NORMAL), (NOT_YET, "")))  # fmt: skip
    grid = Grid((found.node,), found.days, numbers, kind, reason, ~found.arriving[np.newaxis])
    ghosts = marks.ghosted(found.node, key, found.days, "D")
    segments = numbered(found.size.size, marks.starts(found.node, key, found.days))
    charted = (g_chart if found.kind == "g" else t_chart)(found.size, segments, ghosts | found.arriving, settings)
    firm = found.size.size + 1 >= FIRM_EVENTS
    return Course(
        node=found.node, metric=key, grain="D", grain_reason="EACH_EVENT", kind=found.kind, kind_reason="RARE",
        sigma_z=np.nan, grid=grid, row=0, ghosts=ghosts, chart=charted, firm=firm, between=found.between,
    )  # fmt: skip


def _choices(key: str, found: Grid) -> list[ChartChoice]:
    kind = KINDS.get(metric(key).unit, "score")
    # rare events that cannot be told one by one (`cxlib.courses.between`) are shown with the limits of their rate
    instead = {"g": "p" if kind == "share" else "u", "none": "xmr"}
    told = choose_charts(kind, found.numbers["x"], found.numbers["n_effective"], found.counted)
    return [choice._replace(chart=instead.get(choice.chart, choice.chart)) for choice in told]


def _chart(kind: str, part: Grid, segments: np.ndarray, ghosts: Bools, settings: Settings) -> Chart:
    aside = ~part.counted | ghosts
    if kind in ("p", "pp"):
        return p_chart(part.numbers["x"], part.numbers["n_effective"], segments, aside, settings)
    if kind in ("u", "up"):
        return u_chart(part.numbers["x"], part.numbers["n_effective"] / PER, segments, aside, settings)
    return xmr(part.numbers["value"], segments, aside, settings)


def _firm(key: str, found: Grid) -> Bools:
    """Whether a verdict may rest on each course: enough cases a period, and enough events for a rate."""
    enough = np.asarray(medians(found.numbers["n_effective"], found.counted) >= FIRM_N)
    often = np.nansum(np.where(found.counted, found.numbers["x"], np.nan), axis=1) >= FIRM_EVENTS
    return np.asarray(enough & often) if metric(key).unit == "rate" else enough
