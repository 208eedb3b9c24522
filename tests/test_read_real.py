"""Files of other people: as many records come out as the standard reader counts."""

import csv
import io
from pathlib import Path

import pytest

from cxlib.intake.read import ReadOptions, read
from tests.reading import rows_of

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
FOLDERS = [
    "sfo",
    "baltimore_311",
    "taidi_gov_messages",
    "taidi_gb18030_csv",
    "hospital_opd_waits",
    "fivethirtyeight_surveys",
    "kiosk_servqual_kr",
    "csv_spectrum",
    "cbp_ord_waits",
    "nhs_fft_comments",
    "asap",
]
REAL = [path for folder in FOLDERS for path in sorted((DATA / folder).rglob("*.csv"))]


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_every_record_of_a_real_file_is_given_out(path):
    korean = path.parent.name.startswith("kiosk")
    sheet = read(path, path.name, ReadOptions(encoding="cp949" if korean else None))
    given = sum(block.records for block in sheet.blocks())
    facts = sheet.facts
    text = path.read_bytes().decode(facts.encoding).lstrip("\ufeff")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=facts.delimiter or "\x1f")
    records = sum(bool(row) for row in reader) - facts.header_rows - facts.preamble_rows
    assert given == facts.records == records
    assert (facts.long_rows, facts.short_rows, facts.replaced) == (0, 0, 0)


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
@pytest.mark.parametrize(("name", "records"), [("附件1.xlsx", 517), ("附件3.xlsx", 4326)])
def test_every_row_of_a_real_workbook_is_given_out(name, records):
    sheet = read(DATA / "taidi_gov_messages" / name, name)
    assert sum(block.records for block in sheet.blocks()) == sheet.facts.records == records


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
def test_a_workbook_and_its_converted_text_give_the_same_cells():
    folder = DATA / "taidi_gov_messages"
    book = read(folder / "附件3.xlsx", "3.xlsx")
    text = read(folder / "derived" / "附件3_gb18030.csv", "3.csv")
    assert book.columns == text.columns
    # A workbook shows a stamp at midnight as a day; the converted text wrote its zeros out.
    shown = [tuple(cell.removesuffix(" 00:00:00") for cell in row) for row in rows_of(text)]
    assert rows_of(book) == shown


@pytest.mark.skipif(not REAL, reason="the folder of real files is not here")
def test_the_korean_file_is_recognised_by_its_words():
    path = next((DATA / "kiosk_servqual_kr").glob("*.csv"))
    assert read(path, path.name).facts.encoding == "cp949"
