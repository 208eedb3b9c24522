"""Courses: a metric of a node over time as a control chart, and the signals in it. Figures in, verdicts out.

`courses` charts every node (or all nodes together); `signals` lists what is going on now, ranked by customers touched;
`expected` says how many signals chance alone would give; `suggested` where a course seems to have stepped to a new
level.
"""

from cxlib.courses.chance import Chance, expected
from cxlib.courses.charting import WHOLE, courses
from cxlib.courses.course import Course
from cxlib.courses.episodes import Episode, latest
from cxlib.courses.listing import signals
from cxlib.courses.stepping import Step, suggested

__all__ = ["WHOLE", "Chance", "Course", "Episode", "Step", "courses", "expected", "latest", "signals", "suggested"]
