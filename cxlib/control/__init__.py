"""Control charts: what changed by more than chance, numbers in, codes and numbers out.

`xmr` for scores, means and medians; `p_chart` and `u_chart` for shares and rates; `g_chart` and `t_chart` for rare
events; `choose_chart` (of many series: `choose_charts`) and `choose_grain` say which. `variation` and `assurance` are
the two icons, `signals` the facts of a sentence, `by_chance` how many signals calm charts would show,
`suggested_rebase` where a step may be.
"""

from cxlib.control.attributes import p_chart, sigma_z, u_chart
from cxlib.control.chance import by_chance, lag1, simulated
from cxlib.control.chart import Chart, Limits, numbered
from cxlib.control.choice import choose_chart, choose_charts, choose_grain, enough
from cxlib.control.icons import assurance, chart_assurance, meaning, variation
from cxlib.control.rare import g_chart, t_chart
from cxlib.control.rebase import suggested_rebase
from cxlib.control.rules import RULES
from cxlib.control.settings import Settings
from cxlib.control.signals import Signal, signals
from cxlib.control.xmr import drawn, moving_ranges, xmr

__all__ = [
    "RULES",
    "Chart",
    "Limits",
    "Settings",
    "Signal",
    "assurance",
    "by_chance",
    "chart_assurance",
    "choose_chart",
    "choose_charts",
    "choose_grain",
    "drawn",
    "enough",
    "g_chart",
    "lag1",
    "meaning",
    "moving_ranges",
    "numbered",
    "p_chart",
    "sigma_z",
    "signals",
    "simulated",
    "suggested_rebase",
    "t_chart",
    "u_chart",
    "variation",
    "xmr",
]
