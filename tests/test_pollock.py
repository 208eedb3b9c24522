"""Scores in two public collections of difficult CSV files; see tests/pollock.py for the measure."""

import json
from functools import cache

import pytest

from cxlib.intake.read import read
from tests.pollock import FILES, FOLDER, files_at_hand, means, rows_read, score, scores

SPECTRUM = FOLDER.parent / "csv_spectrum"
needs_files = pytest.mark.skipif(not FILES.exists(), reason="the benchmark's files are not here")
# One file holds the delimiter inside unquoted cells, one a second table like the first: see docs/reading.md.
LOST = {"file_field_delimiter_0x20.csv", "file_multitable_same.csv"}
# Without a hint, a header that stands there twice is taken for one; the benchmark wants "DATE DATE".
ONCE = {"file_header_multirow_2.csv", "file_header_multirow_3.csv"}
# Rows of a second table that cannot be told from the first, or whose broken quotes make its width the first's.
BELOW = {"file_multitable_same.csv": 83, "file_multitable_less.csv": 1, "file_multitable_more.csv": 1}


@cache
def scored(told):
    return scores(files_at_hand(), told=told)


def test_the_measure_counts_what_is_found_and_what_is_right():
    assert score([["a", "b"], ["1", "2"]], [["a", "b"], ["1", "2"]]) == 10
    assert score([["a", "b"], ["1", "2"]], None) == 0
    assert score([["a"], ["1"]], [["x"], ["1"]]) == pytest.approx(1 + 0 + 3 + 1.5)
    # Half of the rows found, all that were found right: 0.5 + 1 + F1 of 2/3.
    assert score([["a"], ["1"], ["2"]], [["a"], ["1"]]) == pytest.approx(1 + 3 + 13 / 6 + 2 / 3 + 1 + 0.8)


@needs_files
@pytest.mark.parametrize(("told", "simple", "weighted"), [(False, 9.90, 9.89), (True, 9.955, 9.965)])
def test_the_score_of_the_files_at_hand(told, simple, weighted):
    found = means(scored(told))
    assert found[0] >= simple
    assert found[1] >= weighted


@needs_files
@pytest.mark.parametrize("told", [False, True])
def test_every_file_but_the_ones_named_is_read_nearly_whole(told):
    low = {name for name, points in scored(told).items() if points < 9.75}
    assert low == (LOST if told else LOST | ONCE)


@needs_files
def test_every_row_is_given_out_or_named_as_part_of_a_second_table():
    for name, (data, clean, _) in files_at_hand().items():
        rows = rows_read(data)
        assert rows is not None, name
        assert len(rows) == len(clean) + BELOW.get(name, 0), name


@pytest.mark.skipif(not SPECTRUM.exists(), reason="the collection is not here")
def test_every_cell_of_csv_spectrum_is_right():
    names = sorted((SPECTRUM / "csvs").glob("*.csv"))
    assert len(names) == 12
    for path in names:
        sheet = read(path, path.name)
        found = [row for block in sheet.blocks() for row in block.table.to_pylist()]
        right = json.loads((SPECTRUM / "json" / f"{path.stem}.json").read_text(encoding="utf-8"))
        if path.name == "location_coordinates.csv":  # the collection's own answer has another telephone number
            right["Contact Phone Number"] = "2095257564"
        assert found == (right if isinstance(right, list) else [right]), path.name
