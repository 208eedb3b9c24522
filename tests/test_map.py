"""Small wide sheets made by hand become rows, ratings and faults."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlib.errors import CxError
from cxlib.intake.map import Mapper
from cxlib.intake.mapping import load_mapping
from cxlib.intake.sheet import Block
from tests.mapping_sheets import WIDE, mapped, mapping_of, ratings


def test_a_wide_row_becomes_one_rating_per_answered_column():
    mapper, result = mapped(WIDE, "date,Q1,Q2,all\n2026-03-01,5,2,9\n2026-03-02,0,,10\n")
    assert ratings(mapper, result) == [
        (2, "counter", "csat", "perception", 5, 5, 1),
        (2, "hall", "nps", "perception", 9, 9, 1),
        (2, "phone", "csat", "perception", 2, 2, -1),
        (3, "hall", "nps", "perception", 10, 10, 1),
    ]


def test_missing_codes_are_counted_at_their_node():
    mapper, result = mapped(WIDE, "date,Q1,Q2,all\n2026-03-01,6,0,\n2026-03-02,,5,7\n")
    targets = {number: target.node for target, number in mapper.targets.items()}
    missed = [(row["row_no"], targets[row["target"]]) for row in result.tables["missed"].to_pylist()]
    assert sorted(missed) == [(2, "counter"), (2, "hall"), (2, "phone"), (3, "counter")]


def test_an_unknown_code_refuses_the_whole_row_and_says_which_cell():
    mapper, result = mapped(WIDE, "date,Q1,Q2,all\n2026-03-01,9,5,11\n2026-03-02,5,5,5\n")
    faults = [(2, "Q1", "9", "CODE_NOT_ON_SCALE"), (2, "all", "11", "CODE_NOT_ON_SCALE")]
    assert sorted(map(tuple, result.rejects)) == faults
    assert result.refused == [(2, ["2026-03-01", "9", "5", "11"])]
    assert result.rows["row_no"].to_pylist() == [3]
    assert {row[0] for row in ratings(mapper, result)} == {3}


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "01/02/2026"])
def test_a_day_that_is_none_refuses_the_row(day):
    _, result = mapped(WIDE, f"date,Q1,Q2,all\n{day},5,5,5\n")
    assert [tuple(fault) for fault in result.rejects] == [(2, "date", day, "NOT_A_TIME")]


def test_a_row_without_a_day_is_refused_unless_a_constant_gives_one():
    text = "date,Q1,Q2,all\n,5,5,5\n"
    assert [fault.code for fault in mapped(WIDE, text)[1].rejects] == ["NO_DAY"]
    _, result = mapped(WIDE, text, day="2026-03-09")
    assert [str(day) for day in result.rows["day"].to_pylist()] == ["2026-03-09"]


def test_a_blank_time_leaves_the_given_day():
    mapping = mapping_of(['{ name = "t", is = "time" }', '{ name = "q", is = "rating" }'])
    _, result = mapped(mapping, "t,q\n2026-03-01 09:05,5\n,5\n", day="2026-03-09")
    assert [str(day) for day in result.rows["day"].to_pylist()] == ["2026-03-01", "2026-03-09"]
    assert [str(stamp) for stamp in result.rows["stamp"].to_pylist()] == ["2026-03-01 09:05:00", "None"]


def test_headers_are_found_whatever_their_space_and_case():
    mapper, result = mapped(WIDE, "DATE , q1,Q2 ,  ALL\n2026-03-01,5,4,8\n")
    assert len(ratings(mapper, result)) == 3


def test_a_column_that_is_not_there_is_named():
    with pytest.raises(CxError) as caught:
        mapped(WIDE, "date,Q1,all\n2026-03-01,5,8\n")
    assert (caught.value.code, caught.value.facts["columns"]) == ("COLUMNS_NOT_FOUND", ["Q2"])


def test_columns_nobody_uses_are_named():
    mapper, _ = mapped(WIDE, "date,Q1,Q2,all,colour,shoe\n2026-03-01,5,4,8,red,42\n")
    assert mapper.ignored == ("colour", "shoe")


def test_a_row_with_too_many_cells_is_refused_whole():
    _, result = mapped(WIDE, "date,Q1,Q2,all\n2026-03-01,5,4,8\n2026-03-02,5,4,8,surplus\n")
    assert (result.rows_in, result.rows.num_rows) == (2, 1)
    assert [tuple(fault) for fault in result.rejects] == [(3, "", "", "TOO_MANY_CELLS")]
    assert result.refused == [(3, ["2026-03-02", "5", "4", "8", "surplus"])]


def test_a_short_row_is_filled_up_with_no_answers():
    mapper, result = mapped(WIDE, "date,Q1,Q2,all\n2026-03-01,5\n")
    assert [row[1] for row in ratings(mapper, result)] == ["counter"]
    assert result.tables["missed"].num_rows == 2


@given(st.lists(st.tuples(st.sampled_from(["2026-03-01", "x", ""]), st.sampled_from(["", *"01234567"])), min_size=1))
def test_every_row_ends_up_kept_or_refused_and_every_answer_rated_or_missed(rows):
    mapping = mapping_of(['{ name = "d", is = "day" }', '{ name = "q", is = "rating", scale = "s" }'],
                         'scale = { s = { missing = ["", "0"] } }')  # fmt: skip
    days, codes = zip(*rows, strict=True)
    mapper = Mapper(mapping, ("d", "q"))
    result = mapper.block(Block(2, pa.table({"d": days, "q": codes})))
    assert result.rows_in == len(rows) == result.rows.num_rows + len(result.refused)
    fine = [day == "2026-03-01" and code in "012345" for day, code in rows]
    assert result.rows["row_no"].to_pylist() == [number for number, ok in enumerate(fine, 2) if ok]
    assert len(ratings(mapper, result)) + result.tables["missed"].num_rows == sum(fine)


def test_a_prefix_makes_a_bare_day_of_the_month_a_date():
    mapping = mapping_of(['{ name = "d", is = "day", prefix = "2014-09-" }', '{ name = "q", is = "rating" }'])
    _, result = mapped(mapping, "d,q\n4,5\n25,5\n31,5\n")
    assert [str(day) for day in result.rows["day"].to_pylist()] == ["2014-09-04", "2014-09-25"]
    assert [fault.code for fault in result.rejects] == ["NOT_A_TIME"]


def test_blocks_of_one_file_share_their_targets():
    mapping = load_mapping(WIDE)
    mapper = Mapper(mapping, ("date", "Q1", "Q2", "all"))
    table = pa.table({"date": ["2026-03-01"], "Q1": ["5"], "Q2": ["5"], "all": ["5"]})
    numbers = [mapper.block(Block(first, table)).tables["answered"]["answers"].to_pylist() for first in (2, 3)]
    assert numbers[0] == numbers[1] == [[0, 1, 2]]
    assert len(mapper.targets) == 3
    assert mapper.block(Block(9, table, numbers=np.array([17]))).rows["row_no"].to_pylist() == [17]
