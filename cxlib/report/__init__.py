"""Frames leave the house as CSV that Excel opens in the right encoding, or as workbooks; text never is a formula."""

from cxlib.report.delimited import to_csv
from cxlib.report.workbook import to_xlsx

__all__ = ["to_csv", "to_xlsx"]
