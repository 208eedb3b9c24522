"""Downloads: what a spreadsheet program sees when it opens our bytes."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from cxlib.errors import CxError
from cxlib.report import to_csv, to_xlsx
from cxlib.report.workbook import ROWS, sheet_name

STARTS = "=+-@\t\r＝＋－＠"


def rows_of(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet_of(data: bytes, place: int = 0) -> list[list[object]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(place).to_python()


# --- csv --------------------------------------------------------------------------------------------------------------


def test_csv_carries_the_mark_by_which_excel_knows_utf_8() -> None:
    assert to_csv(pd.DataFrame({"节点": ["一号窗口"]})).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("sign", STARTS)
def test_text_that_starts_like_a_formula_gets_an_apostrophe(sign: str) -> None:
    frame = pd.DataFrame({f"{sign}head": [f"{sign}cmd|' /C calc'!A0"]})
    assert rows_of(to_csv(frame)) == [[f"'{sign}head"], [f"'{sign}cmd|' /C calc'!A0"]]


def test_a_formula_behind_spaces_gets_an_apostrophe_too() -> None:
    assert rows_of(to_csv(pd.DataFrame({"a": ["  =1+1"]})))[1] == ["'  =1+1"]


@pytest.mark.parametrize("value", ["-3", "+31", "-0.5", "-12.5%", "1,234", "+1e5"])
def test_a_number_written_as_text_stays_as_it_is(value: str) -> None:
    assert rows_of(to_csv(pd.DataFrame({"a": [value]})))[1] == [value]


def test_numbers_stay_numbers_to_the_last_digit() -> None:
    frame = pd.DataFrame({"nps": [-31.25], "share": [0.1 + 0.2], "n": [12480]})
    assert rows_of(to_csv(frame))[1] == ["-31.25", "0.30000000000000004", "12480"]


def test_missing_values_are_empty_cells_and_days_have_no_clock() -> None:
    frame = pd.DataFrame({"day": pd.to_datetime(["2026-01-05", None]), "value": [np.nan, 1.0], "who": [None, "a"]})
    assert rows_of(to_csv(frame))[1:] == [["2026-01-05", "", ""], ["", "1.0", "a"]]


def test_headers_may_repeat_and_a_frame_may_be_empty() -> None:
    assert rows_of(to_csv(pd.DataFrame([[1, 2]], columns=["a", "a"]))) == [["a", "a"], ["1", "2"]]
    assert rows_of(to_csv(pd.DataFrame({"a": []}))) == [["a"]]


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_every_text_comes_back_but_for_the_apostrophe(texts: list[str]) -> None:
    texts = ["".join(sign for sign in text if not "\ud800" <= sign <= "\udfff") for text in texts]
    back = [row[0] if row else "" for row in rows_of(to_csv(pd.DataFrame({"a": pd.Series(texts, dtype=object)})))[1:]]
    assert [text.removeprefix("'") for text in back] == [text.removeprefix("'") for text in texts]
    assert not any(text.lstrip()[:1] in set("=@＝＋－＠") for text in back if text)


# --- xlsx -------------------------------------------------------------------------------------------------------------


def test_text_in_a_workbook_stays_text() -> None:
    texts = ["=1+1", "{=SUM(1)}", "http://example.org", "@x", "-3", "\tx"]
    data = to_xlsx({"s": pd.DataFrame({"=h": texts})})
    assert [row[0] for row in sheet_of(data)] == ["=h", *texts]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet


def test_numbers_days_and_moments_keep_their_kind() -> None:
    frame = pd.DataFrame({"n": [3], "p": [0.842], "day": pd.to_datetime(["2026-03-01"]), "b": [True]})
    frame["at"] = pd.to_datetime(["2026-03-01 09:05"])
    cells = sheet_of(to_xlsx({"s": frame}))[1]
    assert cells[:4] == [3.0, 0.842, date(2026, 3, 1), True]
    assert str(cells[4]) == "2026-03-01 09:05:00"


def test_a_second_sheet_follows_and_the_header_is_frozen() -> None:
    data = to_xlsx({"满意度/等候": pd.DataFrame({"a": [1]}), "说明": pd.DataFrame({"b": ["x"]})})
    assert CalamineWorkbook.from_filelike(io.BytesIO(data)).sheet_names == ["满意度 等候", "说明"]
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert 'state="frozen"' in book.read("xl/worksheets/sheet1.xml").decode()


def test_number_formats_may_differ_row_by_row() -> None:
    data = to_xlsx({"s": pd.DataFrame({"value": [0.842, 750.0]})}, {"value": ["0.0%", "0"]})
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert 'formatCode="0.0%"' in book.read("xl/styles.xml").decode()
    assert [row[0] for row in sheet_of(data)[1:]] == [0.842, 750.0]


def test_what_excel_cannot_hold_is_cut_visibly_or_written_as_text() -> None:
    frame = pd.DataFrame({"a": ["x" * 40_000, 2**60, np.inf, date(1850, 1, 1)]}, dtype=object)
    cells = [row[0] for row in sheet_of(to_xlsx({"s": frame}))[1:]]
    assert len(str(cells[0])) == 32_767
    assert str(cells[0]).endswith("…")
    assert cells[1:] == [str(2**60), "inf", "1850-01-01"]


def test_more_rows_than_a_sheet_holds_are_refused() -> None:
    with pytest.raises(CxError) as caught:
        to_xlsx({"s": pd.DataFrame(index=range(ROWS))})
    assert caught.value.code == "TOO_MANY_ROWS"


def test_sheet_names_are_made_fit() -> None:
    assert sheet_name("a" * 40) == "a" * 31
    assert sheet_name("[]:*?/") == "Sheet"
    assert sheet_name("Data", ["data", "Data 2"]) == "Data 3"
