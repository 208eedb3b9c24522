"""Frame in, Plotly figure out. The figures know no language and no store: their texts come with the frame.

A frame is a figures frame (`value, n, low, high, class`) with two columns of ready-made text added by the caller:
`label`, the name of the row's node, site or category, and `hover`, the sentence shown under the pointer; and with
`opens`, if a click on the row leads somewhere.
"""

from cxlib.charts.bars import Bar, bars
from cxlib.charts.control import ControlPanel, control
from cxlib.charts.dots import dots
from cxlib.charts.dumbbell import dumbbell
from cxlib.charts.funnel import funnel
from cxlib.charts.grid import grid
from cxlib.charts.hours import hours
from cxlib.charts.labels import NAMED_POINTS, names_of_points
from cxlib.charts.pareto import pareto
from cxlib.charts.parts import parts
from cxlib.charts.path import Panel, path
from cxlib.charts.scale import Scale, scale
from cxlib.charts.spark import spark
from cxlib.charts.table import heat_table
from cxlib.charts.uprights import Upright
from cxlib.charts.waiting_curve import waiting_curve

__all__ = [
    "NAMED_POINTS",
    "Bar",
    "ControlPanel",
    "Panel",
    "Scale",
    "Upright",
    "bars",
    "control",
    "dots",
    "dumbbell",
    "funnel",
    "grid",
    "heat_table",
    "hours",
    "names_of_points",
    "pareto",
    "parts",
    "path",
    "scale",
    "spark",
    "waiting_curve",
]
