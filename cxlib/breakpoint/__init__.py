"""How long people may wait before satisfaction falls: the curve, and its break if there is one."""

from cxlib.breakpoint.curve import Curve, satisfaction_curve
from cxlib.breakpoint.drop import Break, fitted, satisfaction_break

__all__ = ["Break", "Curve", "fitted", "satisfaction_break", "satisfaction_curve"]
