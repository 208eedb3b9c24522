"""Frame in, Plotly figure out. The figures know no language and no store: their texts come with the frame.

A frame is a figures frame (`value, n, low, high, class`) with two columns of ready-made text added by the caller:
`label`, the name of the row's node, site or category, and `hover`, the sentence shown under the pointer.
"""

from cxlib.charts.bars import Bar, bars
from cxlib.charts.dots import dots
from cxlib.charts.hours import hours
from cxlib.charts.pareto import pareto
from cxlib.charts.scale import Scale, scale
from cxlib.charts.spark import spark
from cxlib.charts.table import heat_table
from cxlib.charts.trend import Panel, trend

__all__ = ["Bar", "Panel", "Scale", "bars", "dots", "heat_table", "hours", "pareto", "scale", "spark", "trend"]
