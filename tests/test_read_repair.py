"""Faults inside a text table: quotes that do not fit, other escapes, blanks as delimiters, a second table, footers."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cxlib.intake.dialect import Dialect
from cxlib.intake.mend import mend, soundness
from cxlib.intake.read import read
from tests.reading import table

# --- quotation marks that do not fit ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("record", "cells"),
    [
        ('2,"Round 48"","Made here, by hand"', ("2", 'Round 48"', "Made here, by hand")),
        ('2,"Cap,"warm, dry"', ("2", '"Cap', "warm, dry")),
        ('"2,x,"warm, dry"', ('"2', "x", "warm, dry")),
        ('2,"he said "no, never" twice","a ""b"""', ("2", 'he said "no, never" twice', 'a "b"')),
        ('2,x,""https://example.com"', ("2", "x", '"https://example.com')),
        ('2,"x","', ("2", "x", '"')),
    ],
)
def test_a_record_is_read_by_the_number_of_cells_it_should_have(record, cells):
    sheet, rows = table(f'id,name,text\n1,"a, b","c"\n{record}\n3,"d, e","f"\n'.encode())
    assert rows == [("1", "a, b", "c"), cells, ("3", "d, e", "f")]
    assert sheet.facts.odd_quote_rows + sheet.facts.open_quote_rows == (3,)


def test_a_header_with_an_extra_quote_is_read_by_the_records_below_it():
    sheet, rows = table(b'"day,node,"text"\n1,desk,"a, b"\n2,desk,"c"\n')
    assert (sheet.columns, rows[0]) == (('"day', "node", "text"), ("1", "desk", "a, b"))


def test_a_record_that_no_reading_fits_stays_as_it_was_read_and_is_named():
    sheet, rows = table(b'a,b,c\n1,"x"y\n2,3,4\n')
    assert rows == [("1", "xy", ""), ("2", "3", "4")]
    assert (sheet.facts.odd_quote_rows, sheet.facts.short_rows) == ((2,), 1)


def test_apostrophes_inside_apostrophes_are_letters():
    sheet, rows = table(b"'a','b','c'\n'1','it won't, no','x'\n'2','y','z'\n'3','y','z'\n")
    assert (sheet.facts.quote, rows[0], sheet.facts.odd_quote_rows) == ("'", ("1", "it won't, no", "x"), (2,))


def test_a_record_with_very_many_quotes_is_left_alone_at_once():
    assert mend('"a",' * 5_000, Dialect(), 3) is None


@settings(max_examples=300)
@given(st.lists(st.text(alphabet='ab ,"', max_size=6), min_size=1, max_size=6))
@example(["a", 'b"'])
def test_mending_a_sound_record_changes_nothing(cells):
    record = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    assert soundness(Dialect())(record.encode())
    assert next(Dialect().reader([record])) == cells


# --- escapes and blanks -----------------------------------------------------------------------------------------------


def test_a_backslash_before_quotes_is_found_to_escape_them_and_stays_elsewhere():
    sheet, rows = table(b'a,b\n1,"say \\"hi, you\\" now"\n2,"C:\\temp"\n')
    assert rows == [("1", 'say "hi, you" now'), ("2", "C:\\temp")]
    assert sheet.facts.odd_quote_rows == ()


def test_a_backslash_at_the_end_of_a_cell_is_a_letter():
    assert table(b'a,b\n"C:\\dir\\",x\n"D:\\",y\n')[1] == [("C:\\dir\\", "x"), ("D:\\", "y")]


def test_blanks_are_the_delimiter_of_quoted_cells_side_by_side_and_of_columns_of_numbers():
    assert table(b'"a" "b"\n"1" "x y"\n"2" "z"\n"3" "w"\n')[1] == [("1", "x y"), ("2", "z"), ("3", "w")]
    sheet, rows = table(b"day node take call\n1 desk 8:01 8:09\n2 desk 8:02 8:11\n3 gate 8:05 8:20\n")
    assert (sheet.facts.delimiter, rows[2]) == (" ", ("3", "gate", "8:05", "8:20"))


@pytest.mark.parametrize("comment", ["The staff was very kind", 'He said "no" and left', "2 stars only"])
def test_comments_are_not_cut_at_their_blanks(comment):
    sheet, rows = table(("comment\n" + f"{comment}\n" * 5).encode())
    assert (sheet.columns, rows) == (("comment",), [(comment,)] * 5)


# --- what stands below ------------------------------------------------------------------------------------------------

FIRST = "day,node,score\n1 May,desk,4\n2 May,desk,5\n3 May,gate,3\n"


@pytest.mark.parametrize(
    ("second", "blank"),
    [("day,score\n1 May,9\n2 May,8\n", 0), ("\nroom,mean\nA,1\nB,2\n", 1), ("day,node,score,who\n1 May,desk,4,x\n", 0)],
)
def test_a_second_table_of_another_width_is_kept_apart_and_named(second, blank):
    sheet = read((FIRST + second).encode(), "x.csv")
    (block,) = sheet.blocks()
    lines = [tuple(line.split(",")) for line in second.split("\n") if line]
    assert block.table.num_rows == 3
    assert [cells for _, cells in block.ragged] == lines
    assert (sheet.facts.second_table, sheet.facts.second_table_rows) == (5 + blank, len(lines))
    assert (sheet.facts.records, sheet.facts.long_rows, sheet.facts.short_rows) == (3 + len(lines), 0, 0)


def test_rows_of_the_first_table_after_a_second_header_are_still_its_rows():
    sheet, rows = table((FIRST + "day,score\n4 May,desk,1\n").encode())
    assert (len(rows), sheet.facts.second_table_rows) == (4, 1)


def test_the_header_once_more_and_a_footer_stay_records_and_are_named():
    sheet, rows = table((FIRST + FIRST + "合计,,24\n制表人：王\n").encode())
    assert (len(rows), sheet.facts.records) == (9, 9)
    assert (sheet.facts.header_again_rows, sheet.facts.footer_rows) == ((5,), (9, 10))


def test_rows_with_one_answer_each_are_no_footer():
    assert table(b"a,b,c\n1,,\n,2,\n,,3\n")[0].facts.footer_rows == ()
