"""Encodings, rows that do not fit, files that are no tables: every cell comes out, or an error that says why not."""

import csv
import io

import pytest

from cxlib.intake.pieces import BLOCK_ROWS
from cxlib.intake.read import Limits, read
from tests.reading import error_of, rows_of, table

CHINESE = "编号,评价,时间\n1,服务很好，等待时间不长,上午\n2,一般,下午\n3,非常满意,上午\n"


# --- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "mark", "decided"),
    [
        ("utf-8", b"", "utf8"),
        ("utf-8", b"\xef\xbb\xbf", "bom"),
        ("utf-16-le", b"\xff\xfe", "bom"),
        ("utf-16-be", b"\xfe\xff", "bom"),
        ("utf-16-le", b"", "zeros"),
        ("utf-16-be", b"", "zeros"),
        ("gb18030", b"", "text"),
    ],
)
def test_chinese_text_reads_alike_in_every_encoding(encoding, mark, decided):
    sheet, rows = table(mark + CHINESE.encode(encoding))
    assert sheet.columns == ("编号", "评价", "时间")
    assert rows[0] == ("1", "服务很好，等待时间不长", "上午")
    assert (sheet.facts.encoding, sheet.facts.decided, sheet.facts.replaced) == (encoding, decided, 0)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp949", "번호,의견\n1,서비스가 매우 좋았습니다\n2,대기 시간이 너무 길어요\n"),
        ("big5", "編號,意見\n1,服務人員態度很好\n2,等待時間太長了\n"),
        ("cp1252", "id,avis\n1,très bien, café offert\n2,déjà fermé à midi\n".replace(", ", " ")),
    ],
)
def test_other_old_encodings_are_told_apart_by_their_words(encoding, text):
    sheet, rows = table(text.encode(encoding))
    assert sheet.facts.encoding == encoding
    assert rows == [tuple(row) for row in csv.reader(io.StringIO(text))][1:]


def test_an_encoding_that_is_given_is_used():
    sheet, rows = table("a,b\né,ü\n".encode("cp850"), encoding="cp850")
    assert (rows, sheet.facts.decided) == ([("é", "ü")], "given")


def test_a_few_broken_bytes_leave_a_file_utf8_and_their_rows_are_named():
    data = CHINESE.encode().replace("下午".encode(), b"\xff\xfe")
    sheet, rows = table(data)
    assert (sheet.facts.encoding, sheet.facts.decided, sheet.facts.replaced) == ("utf-8", "utf8_broken", 2)
    assert (rows[1][2], sheet.facts.replaced_rows) == ("\ufffd\ufffd", (3,))


def test_broken_bytes_after_a_mark_are_counted_too():
    sheet, rows = table(b"\xef\xbb\xbfa,b\n1,\xff\n")
    assert (rows, sheet.facts.replaced, sheet.facts.replaced_rows) == ([("1", "\ufffd")], 1, (2,))


def test_a_replacement_letter_of_the_file_itself_is_not_counted_as_broken():
    sheet, _ = table("a,b\n1,\ufffd\n".encode())
    assert (sheet.facts.replaced, sheet.facts.replaced_rows) == (0, ())


def test_a_name_that_is_no_encoding_is_refused():
    for name in ("klingon", "hex", "rot13"):
        assert error_of(b"a,b\n", encoding=name).code == "UNKNOWN_ENCODING"


# --- rows that do not fit --------------------------------------------------------------------------------------------


def test_short_rows_are_filled_up_and_counted_and_long_rows_kept_apart_whole():
    sheet = read(b"a,b,c\n1,2,3\n4\n\n5,6,7,8\n9,10,11\n", "x.csv")
    (block,) = sheet.blocks()
    assert [tuple(row.values()) for row in block.table.to_pylist()] == [
        ("1", "2", "3"),
        ("4", "", ""),
        ("9", "10", "11"),
    ]
    assert block.row_numbers().tolist() == [2, 3, 6]
    assert (block.short, block.ragged, block.blank) == ((3,), ((5, ("5", "6", "7", "8")),), 1)
    assert (sheet.facts.records, sheet.facts.short_rows, sheet.facts.long_rows, sheet.facts.blank_rows) == (4, 1, 1, 1)


def test_a_row_of_empty_cells_is_a_record_and_a_blank_line_is_not():
    sheet, rows = table(b'a,b\n,\n"",""\n\n')
    assert (rows, sheet.facts.blank_rows) == ([("", ""), ("", "")], 1)


def test_in_one_column_an_empty_cell_in_quotes_is_a_record():
    sheet, rows = table(b'a\nx\n""\n\ny\n')
    assert (rows, sheet.facts.records, sheet.facts.blank_rows) == ([("x",), ("",), ("y",)], 3, 1)


def test_blocks_can_be_read_again_and_a_preview_reads_only_the_head():
    sheet = read(b"a,b\n1,2\n3,4\n", "x.csv")
    assert sheet.head(1).to_pylist() == [{"a": "1", "b": "2"}]
    assert sheet.facts.records is None
    assert rows_of(sheet) == rows_of(sheet) == [("1", "2"), ("3", "4")]


def test_a_large_file_comes_in_blocks_whose_row_numbers_run_on():
    text = "id,text\n" + "".join(f'{i},"line\n{i}"\n' for i in range(300_000))
    blocks = list(read(text.encode(), "x.csv").blocks())
    assert max(block.table.num_rows for block in blocks) == BLOCK_ROWS
    numbers = [int(number) for block in blocks for number in block.row_numbers()]
    assert numbers == list(range(2, 300_002))
    assert blocks[-1].table["id"][-1].as_py() == "299999"


# --- what is no table, and limits ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "looks_like"),
    [
        (b"", "EMPTY_FILE", None),
        (b" \r\n\n ", "EMPTY_FILE", None),
        (b"\xef\xbb\xbf", "EMPTY_FILE", None),
        (b"\xff\xfe", "EMPTY_FILE", None),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "NOT_A_TABLE", "png image"),
        (b"%PDF-1.7\n", "NOT_A_TABLE", "pdf"),
        (b"<!DOCTYPE html><table>", "NOT_A_TABLE", "html or xml"),
        (b'{"a": 1}', "NOT_A_TABLE", "json"),
        (bytes(range(256)) * 8, "NOT_A_TABLE", "binary"),
        (b"PK\x03\x04 broken", "BROKEN_EXCEL", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "BROKEN_EXCEL", None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "ENCRYPTED_FILE", None),
    ],
)
def test_what_is_no_table_is_said_to_be_none(data, code, looks_like):
    error = error_of(data)
    assert (error.code, error.facts.get("looks_like")) == (code, looks_like)


def test_a_file_that_is_not_there_and_a_folder(tmp_path):
    assert error_of(tmp_path / "none.csv").code == "FILE_NOT_FOUND"
    assert error_of(tmp_path).code == "UNREADABLE"


def test_a_file_of_three_gigabytes_is_refused_without_reading_it(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(3 * 1024**3)
    assert error_of(path).code == "FILE_TOO_LARGE"


def test_limits_of_rows_columns_and_cells_are_kept():
    data = b"a,b\n1,xxxxxxxx\n3,4\n5,6\n"
    assert error_of(data, limits=Limits(rows=2)).code == "FILE_TOO_LONG"
    assert error_of(data, limits=Limits(columns=1)).code == "TOO_MANY_COLUMNS"
    error = error_of(data, limits=Limits(cell_characters=5))
    assert (error.code, error.facts["row"], error.facts["column"]) == ("CELL_TOO_LONG", 2, "b")


def test_a_line_without_end_is_refused_before_it_fills_the_memory():
    error = error_of(b"a,b\n1," + b"x" * 20_000_000)
    assert (error.code, error.facts["row"]) == ("CELL_TOO_LONG", 2)


def test_an_open_quote_in_a_large_file_is_found_before_it_fills_the_memory():
    text = b'a,b\n1,"open\n' + b"2,xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n" * 300_000
    sheet = read(text, "x.csv")
    assert sum(block.records for block in sheet.blocks()) == 300_001
    assert sheet.facts.open_quote_rows == (2,)
