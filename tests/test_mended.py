"""Rejected rows that come back mended are the rows of the file they came from, whichever of the two comes first."""

import pytest

from cxlib.intake.rows import ADDED
from cxlib.report import to_csv
from tests.clinic import mapping, take
from ui.upload_outcome import mendable
from ui.words import set_language

FILE = "day,score,comment\n2026-03-01,5,a\nsoon,4,b\nlater,3,c\n"
WHOLE = FILE.replace("soon", "2026-03-02").replace("later", "2026-03-03")
survey = mapping("survey", "paper", day="day", score="rating", comment="comment")  # without an id column


def mended(store, language="en"):
    """What the clerk is given, with the days put right; nothing else is touched."""
    set_language(language)
    text = to_csv(mendable(store.reader(), 1)).decode("utf-8-sig")
    return text.replace("soon", "2026-03-02").replace("later", "2026-03-03")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_whole_file_after_its_mended_rows_adds_nothing(empty, language):
    assert (take(empty, FILE, survey).accepted, len(empty.reader().rejected_rows(1).numbers)) == (1, 2)
    assert take(empty, mended(empty, language), survey).accepted == 2
    again = take(empty, WHOLE, survey)
    assert (again.accepted, again.duplicate) == (0, 3)


def test_mended_rows_after_the_whole_file_add_nothing(empty):
    take(empty, FILE, survey)
    text = mended(empty)
    assert take(empty, WHOLE, survey).accepted == 2
    assert take(empty, text, survey).duplicate == 2


def test_a_row_mended_twice_is_still_the_same_row(empty):
    take(empty, FILE, survey)
    once = mended(empty).replace("2026-03-03", "never")
    take(empty, once, survey)
    twice = to_csv(mendable(empty.reader(), 2)).decode("utf-8-sig").replace("never", "2026-03-03")
    assert take(empty, twice, survey).accepted == 1
    assert take(empty, WHOLE, survey).duplicate == 3


def test_columns_of_the_file_itself_tell_rows_apart_whatever_they_are_called(empty):
    text = "Row,day,score,Reason\n1,2026-03-01,5,slow\n2,2026-03-01,5,slow\n"
    assert take(empty, text, mapping("survey", "own", day="day", score="rating")).accepted == 2
    same = text.replace("\n2,", "\n1,")
    assert take(empty, same, mapping("survey", "own", day="day", score="rating")).accepted == 1  # a second such row


@pytest.mark.parametrize("language", ["en", "zh"])
def test_what_the_download_adds_is_what_identities_leave_out(empty, language):
    take(empty, FILE, survey)
    set_language(language)
    columns = mendable(empty.reader(), 1).columns
    assert {columns[0], columns[-1]} <= ADDED
    assert tuple(columns[1:-1]) == ("day", "score", "comment")
