"""Whatever is written is read back; and the fast and the slow way of reading give the same."""

import csv
import io
import re

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from cxlib.errors import CxError
from cxlib.intake import pieces, tape
from cxlib.intake.dialect import Dialect
from cxlib.intake.read import ReadOptions, read

# Letters that every encoding below can write, with everything that has a meaning in such files.
LETTERS = "abz019 ,;|\t\"'.-%:好满意服务€"
cells = st.text(alphabet=LETTERS + "\n\r", max_size=8)
messy = st.text(alphabet='ab1,,,"""\'\n\r\n\ufeff;é\x00\u2028', max_size=60)


def refused(data):
    """Whether the bytes are refused, with an error that has a code; any other error is a fault."""
    try:
        read(data, "x.csv")
    except CxError as error:
        return error.code in ("EMPTY_FILE", "NOT_A_TABLE", "BROKEN_EXCEL", "UNKNOWN_ENCODING")
    return False


@st.composite
def tables(draw):
    width = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=8))


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=tables(),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"]),
    delimiter=st.sampled_from([",", ";", "\t", "|"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    everything_quoted=st.booleans(),
)
def test_a_table_that_was_written_is_read_back_cell_by_cell(rows, encoding, delimiter, end, everything_quoted):
    text = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if everything_quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=quoting)
    if not everything_quoted:  # the writer then puts quotes only around its own line end
        rows = [[re.sub("[\r\n]", lambda _: end, cell) for cell in row] for row in rows]
    writer.writerow([f"name {i}" for i in range(len(rows[0]))])
    writer.writerows(rows)
    codec = encoding.removesuffix("-sig")
    options = ReadOptions(encoding=codec, delimiter=delimiter, quote='"', header_rows=1, skip_rows=0)
    sheet = read(text.getvalue().encode(encoding), "x.csv", options)
    read_back = [list(row.values()) for block in sheet.blocks() for row in block.table.to_pylist()]
    assert read_back == rows
    assert sheet.facts.records == len(rows)


@settings(max_examples=300)
@given(
    rows=tables(), encoding=st.sampled_from(["utf-8", "utf-16", "gb18030"]), end=st.sampled_from(["\n", "\r\n", "\r"])
)
def test_no_row_vanishes_when_nothing_is_told(rows, encoding, end):
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=end, quoting=csv.QUOTE_ALL).writerows(rows)
    data = text.getvalue().encode(encoding)
    assume(not refused(data))
    sheet = read(data, "x.csv", ReadOptions(delimiter=",", quote='"'))
    given_out = sum(block.records for block in sheet.blocks())
    facts = sheet.facts
    cut = list(Dialect().reader(io.StringIO(text.getvalue(), newline="")))
    if not facts.open_quote_rows and facts.encoding in ("utf-8", "utf-16-le", "gb18030"):
        assert facts.preamble_rows + facts.header_rows + facts.blank_rows + given_out == len(cut)


def cells_of(data, width, *, fast, end=True):
    source = tape.Tape(iter([data[:7], data[7:]]), "x.csv")
    columns = tuple(f"c{i}" for i in range(width))
    found, facts = [], []
    for block in pieces.read_tape(source, Dialect(), columns, 1, fast=fast):
        found += zip(block.row_numbers().tolist(), map(tuple, map(dict.values, block.table.to_pylist())), strict=True)
        found += block.ragged
        facts += [block.short, block.open_quotes, block.odd_quotes, block.blank, block.below]
    return sorted(found), facts


@settings(max_examples=600)
@given(messy, st.integers(1, 4))
@example('a,b\n"x\n\n",\n\n,\n', 2)
@example("\ufeffa,b\n", 2)
@example('""\n\n""', 1)
@example('"a\r\r\nb",c\r\r\nd\r', 2)
def test_the_fast_and_the_slow_way_give_the_same_cells(text, width):
    data = text.encode()
    assert cells_of(data, width, fast=True) == cells_of(data, width, fast=False)


@settings(max_examples=300)
@given(messy, st.integers(5, 30), st.booleans())
def test_where_a_text_is_cut_into_pieces_changes_nothing(text, piece, fast):
    data, columns = text.encode(), ("a", "b")

    def read_in(size):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(pieces, "PIECE", size)
            patch.setattr(tape.read_batch, "__defaults__", (size,))
            chunks = iter([data[i : i + size] for i in range(0, len(data), size)])
            blocks = list(pieces.read_tape(tape.Tape(chunks, "x.csv"), Dialect(), columns, 1, fast=fast))
        rows = [
            pair for block in blocks for pair in zip(block.row_numbers().tolist(), block.table.to_pylist(), strict=True)
        ]
        return rows, [row for block in blocks for row in block.ragged], [n for b in blocks for n in b.open_quotes]

    assert read_in(piece) == read_in(10_000)


@settings(max_examples=300)
@given(messy.filter(lambda text: '"' not in text), st.integers(1, 3))
def test_both_ways_agree_with_the_standard_reader(text, width):
    expected = [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    found, _ = cells_of(text.encode(), width, fast=True)
    # A record that looks like the header of a second table is not filled up.
    assert [cells + ("",) * (width - len(cells)) for _, cells in found] == [
        tuple(row + [""] * (width - len(row))) for row in expected
    ]


@settings(max_examples=300)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_give_a_table_or_an_error_with_a_code(data):
    if not refused(data):
        sheet = read(data, "x.csv")
        assert all(block.table.num_columns == len(sheet.columns) for block in sheet.blocks())
