"""Stamps of the usual form are read by Arrow, all at once: it has to be what reading them one by one gives."""

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlib.intake.cells import BAD, MISSING, OK
from cxlib.intake.columns import Column
from cxlib.intake.moments import stamps_of
from cxlib.intake.times import PLAIN, plain_stamps, read_stamps

DIGITS = st.lists(st.sampled_from("0123456789"), min_size=14, max_size=14).map(
    lambda digits: "{}{}{}{}-{}{}-{}{} {}{}:{}{}:{}{}".format(*digits)
)
USUAL = st.datetimes().map(lambda moment: moment.strftime(PLAIN))
ODD = st.sampled_from(["", "2026-03-01T09:05:00", " 026-03-01 09:05:00", "2026-03-01 09:05+01", "2026-02-30 09:05:00",
                       "2026-03-01 09:05:60", "２026-03-01 09:05", "2026-3-1 9:05:00", "unknown"])  # fmt: skip


@given(st.lists(st.one_of(USUAL, DIGITS, ODD), max_size=4))
def test_what_is_read_all_at_once_is_what_is_read_one_by_one(texts):
    at_once = plain_stamps(pa.array(texts, pa.string()))
    if at_once is not None:
        assert at_once.astype(str).tolist() == read_stamps(texts, (PLAIN,)).astype(str).tolist()


@pytest.mark.parametrize("odd", ["2026-03-01T09:05:00", "2026-03-01 09:05+01", "2026-02-30 09:05:00", "soon"])
def test_one_cell_of_another_form_and_the_column_is_read_one_by_one(odd):
    assert plain_stamps(pa.array(["2026-03-01 09:05:00", odd])) is None


def test_a_slice_of_a_column_is_read_from_its_own_start():
    texts = pa.array(["", "2025-01-01 00:00:00", "2026-03-01 09:05:00", ""]).slice(2)
    assert plain_stamps(texts).astype(str).tolist() == ["2026-03-01T09:05:00.000000", "NaT"]


def test_an_empty_cell_is_missing_and_a_year_nobody_was_served_in_is_refused():
    texts = pa.array(["2026-03-01 09:05:00", "", "1900-01-01 00:00:00"])
    assert stamps_of(texts, Column("t", "time")).state.tolist() == [OK, MISSING, BAD]


def test_a_stamp_that_stands_for_no_stamp_is_missing():
    column = Column("t", "time", missing=("", "1999-01-01 00:00:00"))
    texts = pa.array(["2026-03-01 09:05:00", "1999-01-01 00:00:00"])
    assert stamps_of(texts, column).state.tolist() == [OK, MISSING]


def test_the_usual_form_is_refused_where_the_mapping_asks_for_another():
    column = Column("t", "time", formats=("%d.%m.%Y",))
    assert stamps_of(pa.array(["2026-03-01 09:05:00"]), column).state.tolist() == [BAD]
