"""Courses: a metric of a node over time as a control chart, and the signals in it. Figures in, verdicts out.

`courses` charts every node (or all nodes together); `signals` lists what is going on now, ranked by customers touched;
`expected` says how many signals chance alone would give; `suggested` where a course seems to have stepped to a new
level; `assurance` and `met` how it stands to its standard.
"""

from cxlib.courses.chance import Chance, expected
from cxlib.courses.charting import WHOLE, courses
from cxlib.courses.course import Course
from cxlib.courses.episodes import Episode, latest, reaches
from cxlib.courses.listing import signals
from cxlib.courses.meeting import Met, assurance, met
from cxlib.courses.stepping import Step, suggested

__all__ = [
    "WHOLE", "Chance", "Course", "Episode", "Met", "Step", "assurance", "courses", "expected", "latest", "met",
    "reaches", "signals", "suggested",
]  # fmt: skip
