"""How a text is cut into cells, and where its header is."""

import pytest

from cxlib.intake.read import read
from tests.reading import error_of, table

# --- delimiters, quotes, line ends -----------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter):
    text = "id,node,score\n1,desk,4\n2,desk,5\n".replace(",", delimiter)
    sheet, rows = table(text.encode())
    assert (sheet.facts.delimiter, rows) == (delimiter, [("1", "desk", "4"), ("2", "desk", "5")])


def test_decimal_commas_do_not_make_commas_the_delimiter():
    assert table(b"a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n")[1][0] == ("1,5", "2,5", "3,5")


def test_one_column_of_comments_stays_one_column():
    sheet, rows = table(b"comment\nGood, but slow\nFine\nClean, quick, kind\n")
    assert (sheet.columns, sheet.facts.delimiter) == (("comment",), "")
    assert rows == [("Good, but slow",), ("Fine",), ("Clean, quick, kind",)]


def test_the_hint_of_a_spreadsheet_program_is_followed():
    sheet, rows = table(b"sep=;\na;b\n1,0;2,0\n")
    assert (sheet.columns, rows, sheet.facts.preamble_rows) == (("a", "b"), [("1,0", "2,0")], 1)


def test_apostrophes_quote_if_they_do_so_throughout():
    sheet, rows = table(b"'a','b'\n'1','x, y'\n'2','z'\n")
    assert (sheet.facts.quote, rows) == ("'", [("1", "x, y"), ("2", "z")])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_line_breaks_inside_quotes(end):
    sheet, rows = table(f'a,b{end}1,"x{end}{end}""y"", z"{end}2,w'.encode())
    assert rows == [("1", f'x{end}{end}"y", z'), ("2", "w")]
    assert sheet.facts.records == 2


def test_mixed_line_ends_are_all_line_ends():
    assert table(b"a,b\r\n1,2\n3,4\r5,6")[1] == [("1", "2"), ("3", "4"), ("5", "6")]


def test_a_sign_for_inches_inside_a_cell_is_a_letter():
    assert table(b'a,b\n5" wide,1\n7" wide,"x\ny"\n')[1] == [('5" wide', "1"), ('7" wide', "x\ny")]


def test_a_quote_that_never_closes_costs_no_row_and_is_named():
    sheet, rows = table(b'a,b\n1,x\n2,"y\n3,z\n4,w\n')
    assert rows == [("1", "x"), ("2", '"y'), ("3", "z"), ("4", "w")]
    assert sheet.facts.open_quote_rows == (3,)


def test_two_stray_quotes_do_not_swallow_the_rows_between():
    sheet, rows = table(b'a,b\n1,x\n2,"y\n3,z\n"4,w\n5,v\n')
    assert rows == [("1", "x"), ("2", '"y'), ("3", "z"), ('"4', "w"), ("5", "v")]
    assert sheet.facts.open_quote_rows == (3, 5)


def test_a_blank_between_delimiter_and_quote_belongs_to_no_cell():
    sheet, rows = table(b'a, "b", c\n1, "x, y", "z"\n2, w, "v"\n')
    assert (sheet.columns, rows) == (("a", "b", "c"), [("1", "x, y", "z"), ("2", "w", "v")])


def test_an_escape_sign_can_be_given():
    assert table(rb'a,b%1,"x \"y\""%'.replace(b"%", b"\n"), escape="\\")[1] == [("1", 'x "y"')]


def test_quoting_can_be_switched_off():
    assert table(b'a;b\n"1;2"\n', quote="", delimiter=";")[1] == [('"1', '2"')]


def test_a_delimiter_that_cannot_be_one_is_refused():
    for delimiter in ("::", "，", '"', "\n"):
        assert error_of(b"a,b\n", delimiter=delimiter).code == "BAD_DELIMITER"


# --- headers ---------------------------------------------------------------------------------------------------------


def test_names_become_unique_and_clean():
    sheet = read(b'\xef\xbb\xbf" How\r\nwas it? ",,score,score\n1,2,3,4\nx,y,z,w\n', "x.csv")
    assert sheet.columns == ("How was it?", "column_2", "score", "score (2)")


def test_title_rows_above_the_header_are_passed_over():
    sheet, rows = table(b"Report 2025\n\nday,node,score\nx,desk,4\ny,desk,5\n")
    assert (sheet.columns, sheet.facts.preamble_rows, rows[0]) == (("day", "node", "score"), 2, ("x", "desk", "4"))
    assert next(sheet.blocks()).first_row == 4


def test_a_file_without_header_is_noticed_by_its_numbers():
    sheet, rows = table("医院,145\n医生,93\n政策,60\n".encode("gb18030"))
    assert (sheet.columns, sheet.facts.header, len(rows)) == (("column_1", "column_2"), "none", 3)
    assert next(sheet.blocks()).first_row == 1


@pytest.mark.parametrize("header", ["node,2023,2024", "id,score,nps", "1,2,3"])
def test_a_header_above_numbers_is_a_header(header):
    sheet, rows = table(f"{header}\n11,4,5\n12,3,4\n13,5,1\n".encode())
    assert (sheet.facts.header_rows, len(rows)) == (1, 3)


def test_names_can_be_given_for_a_file_without_header():
    sheet, rows = table(b"x,y\nz,w\n", columns=("first", "second"))
    assert (sheet.columns, len(rows)) == (("first", "second"), 2)


def test_no_header_can_be_said():
    assert table(b"x,y\nz,w\n", header_rows=0)[1] == [("x", "y"), ("z", "w")]


def test_two_header_rows_are_found_and_merged():
    sheet, rows = table(b"id,Desk,,Sex\n,Speed,Manner,Response\n1,4,5,f\n2,3,3,m\n3,5,5,f\n")
    assert sheet.columns == ("id", "Desk—Speed", "Desk—Manner", "Sex—Response")
    assert (sheet.facts.header, len(rows)) == ("two_rows", 3)


def test_three_header_rows_and_rows_to_skip_can_be_said():
    sheet, rows = table(b"junk\nQ1,Q2\nHow?,Why?\nid1,id2\n4,5\n", header_rows=3, skip_rows=1)
    assert (sheet.columns, rows) == (("Q1—How?—id1", "Q2—Why?—id2"), [("4", "5")])


def test_rows_with_one_cell_more_than_the_header_get_a_made_up_name():
    sheet, rows = table(b"a,b\n1,2,3\n4,5,6\n7,8,9\n")
    assert (sheet.columns, rows[0]) == (("a", "b", "column_3"), ("1", "2", "3"))


def test_a_header_alone_is_a_table_without_rows():
    sheet, rows = table(b"a,b,c\n")
    assert (sheet.columns, rows, sheet.facts.records) == (("a", "b", "c"), [], 0)
