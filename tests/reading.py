"""What the tests of reading share: a file in, its cells or its error out."""

import pytest

from cxlib.errors import CxError
from cxlib.intake.read import ReadOptions, read


def rows_of(sheet):
    return [tuple(row.values()) for block in sheet.blocks() for row in block.table.to_pylist()]


def table(source, **options):
    sheet = read(source, "x.csv", ReadOptions(**options))
    return sheet, rows_of(sheet)


def error_of(source, name="x.csv", **options):
    with pytest.raises(CxError) as caught:
        rows_of(read(source, name, ReadOptions(**options)))
    return caught.value
