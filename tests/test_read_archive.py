"""Zip archives with a table in them, and workbooks of other programs than Excel."""

import io
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

from cxlib.intake.read import Limits, ReadOptions, read
from tests.reading import error_of, rows_of, table
from tests.test_read_workbook import sheet_with

CSV = "号,评价\n1,很好\n2,一般\n"


def archive(**members):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "."), content)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_the_one_file_of_an_archive_is_read(encoding):
    sheet, rows = table(archive(survey__csv=CSV.encode(encoding)))
    assert (sheet.columns, rows) == (("号", "评价"), [("1", "很好"), ("2", "一般")])
    assert (sheet.facts.packed, sheet.facts.format, sheet.facts.name) == ("survey.csv", "csv", "x.csv")
    assert sheet.head(1).to_pylist() == [{"号": "1", "评价": "很好"}]


def test_a_workbook_in_an_archive_is_read_with_its_sheets():
    book = archive(survey__xlsx=sheet_with([["a", "b"], [1, "x"]]))
    sheet, rows = table(book)
    assert (rows, sheet.facts.packed, sheet.facts.sheets) == ([("1", "x")], "survey.xlsx", ("Data",))
    assert read(book, "x.zip", ReadOptions(sheet=0)).columns == ("a", "b")


def test_what_a_system_adds_to_an_archive_by_itself_does_not_count():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.mkdir("out")
        file.writestr("out/survey.csv", CSV)
        file.writestr("__MACOSX/out/._survey.csv", b"\0\0")
        file.writestr("out/.DS_Store", b"\0")
    assert len(table(stream.getvalue())[1]) == 2


def test_an_archive_with_several_files_is_refused_by_their_names():
    error = error_of(archive(a__csv=CSV, b__csv=CSV, readme__txt="x"))
    assert (error.code, error.facts["count"]) == ("ZIP_WITH_SEVERAL", 3)
    assert error.facts["files"] == ("a.csv", "b.csv", "readme.txt")


def test_an_archive_of_something_else_is_no_table():
    assert error_of(archive()).facts["looks_like"] == "zip archive"
    assert error_of(archive(a__png=b"\x89PNG\r\n")).facts["looks_like"] == "png image"
    assert error_of(archive(a__zip=archive(b__csv=CSV))).facts["looks_like"] == "zip archive"


def test_an_archive_that_unpacks_to_too_much_is_not_read():
    data = archive(a__csv="a,b\n" + "1,2\n" * 100_000)
    assert error_of(data, limits=Limits(unpacked_bytes=100_000)).code == "ZIP_BOMB"
    assert read(data, "x.zip").head(1).num_rows == 1


def test_a_damaged_archive_says_so():
    data = bytearray(archive(a__csv=CSV * 100))
    data[60:70] = b"\xff" * 10
    assert error_of(bytes(data)).code == "UNREADABLE"
    assert error_of(bytes(data[:80])).code == "BROKEN_EXCEL"


def test_a_protected_archive_says_so():
    data = archive(a__csv=CSV)
    # The sign for "encrypted" in both heads of the member.
    local, central = data.index(b"PK\3\4") + 6, data.index(b"PK\1\2") + 8
    locked = bytearray(data)
    locked[local] = locked[central] = 1
    assert error_of(bytes(locked)).code == "ENCRYPTED_FILE"


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 office:version="1.2"><office:body><office:spreadsheet><table:table table:name="调查">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
</manifest:manifest>"""
KINDS = {str: "string", float: "float"}


def ods(rows):
    def cell(value):
        kind = KINDS[type(value)]
        told = "" if kind == "string" else f' office:value="{value}"'
        return f'<table:table-cell office:value-type="{kind}"{told}><text:p>{value}</text:p></table:table-cell>'

    lines = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", ODS.format(rows=lines))
    return stream.getvalue()


def test_a_sheet_of_libreoffice_is_read():
    sheet, rows = table(ods([["号", "评价"], [1.0, "很好"], [2.5, "一般"]]))
    assert (sheet.columns, rows) == (("号", "评价"), [("1", "很好"), ("2.5", "一般")])
    assert (sheet.facts.format, sheet.facts.sheet, sheet.facts.packed) == ("ods", "调查", "")


def test_a_sheet_of_libreoffice_in_an_archive_is_read():
    assert rows_of(read(archive(a__ods=ods([["a", "b"], [1.0, "x"]])), "x.zip")) == [("1", "x")]


def test_a_workbook_of_old_excel_gives_its_dates_and_numbers():
    found = find_spec("statsmodels")  # among the tools of development; no other .xls is at hand, and none writes one
    folder = Path(found.origin).parent if found else Path()
    path = next((path for path in sorted(folder.glob("datasets/macrodata/src/**/*.xls")) if path.is_file()), None)
    if path is None:
        pytest.skip("the workbook is not here")
    sheet, rows = table(path)
    assert (sheet.facts.format, sheet.facts.sheets) == ("xls", ("README", "Monthly", "Quarterly"))
    assert sheet.columns == ("DATE", "CPIAUCSL", "M1SL", "POP", "TB3MS")
    assert (rows[0], len(rows)) == (("1934-01-01", "", "", "", "0.72"), 911)
    assert rows[-1] == ("2009-11-01", "", "1694.2", "308254", "0.05")
