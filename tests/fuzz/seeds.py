"""Small files to begin from: generated in many encodings and dialects, and the first part of real ones."""

import csv
import io
import zipfile
from functools import cache
from pathlib import Path

import xlsxwriter

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ROWS = [
    ["编号", "Node", "score", "意见"],
    ["1", "desk", "4", "很好, 不用等"],
    ["2", "gate", "", 'he said "no"\nand left'],
    [],
    ["3", "desk", "5", ""],
    ["4", "", "2", '7" wide; C:\\temp'],
    ["合计", "", "11", ""],
]
CUT = 6_000
"""How much of a real file is taken: faults should meet each other."""


def text_of(delimiter, end, quoting):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(ROWS)
    return stream.getvalue()


def workbook():
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    for position, row in enumerate(ROWS):
        sheet.write_row(position, 0, row)
    book.close()
    return stream.getvalue()


def packed(name, data):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, data)
    return stream.getvalue()


@cache
def seeds():
    """The bytes of each file."""
    made = [
        text_of(delimiter, end, quoting).encode(encoding)
        for delimiter in ",;\t|"
        for end in ("\n", "\r\n", "\r")
        for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_ALL)
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030")
    ]
    plain = b"day,node,score\n" + b"2025-03-01,desk,4\n" * 20 + b"day,score\n1,2\n\nTotal,,80\n"
    spaced = b"a b c d\n" + b"1 2 3 4\n" * 5
    made += [plain, spaced, "의견,시간\n좋아요,오전\n".encode("cp949") * 3, "n°,été\n1,très\n".encode("cp1252") * 3]
    books = [workbook(), packed("a.csv", made[0]), packed("a.xlsx", workbook())]
    return made + books * 5 + [*_real()]


def _real():
    for path in sorted(DATA.rglob("*.csv")) if DATA.exists() else ():
        with path.open("rb") as file:
            yield file.read(CUT)
