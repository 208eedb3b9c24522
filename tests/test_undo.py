"""Undo: every row and every figure is again what it would be had the file never come."""

import pytest
from pandas.testing import assert_frame_equal

from cxlib.access import Viewer
from cxlib.errors import CxError
from cxlib.figures import figures
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.clinic import COMPLAINTS, QUEUE, SURVEY, complaints, queue, survey, take, take_all

FILES = {"survey": (SURVEY, survey), "queue": (QUEUE, queue), "complaints": (COMPLAINTS, complaints)}
KEYS = ((), ("node", "period"), ("site",))


def told(store):
    """Every metric by every key, as one list of frames."""
    return [figures(store.reader(), Scope(grain="D"), tuple(METRICS), by) for by in KEYS]


@pytest.mark.parametrize("gone", FILES)
def test_undo_of_any_file_leaves_what_the_others_alone_would_give(empty, clinic_rows, gone):
    uploads = dict(zip(FILES, take_all(empty), strict=True))
    undone = empty.undo(uploads[gone].upload_id)
    others = open_store()
    for name, (text, way) in FILES.items():
        if name != gone:
            take(others, text, way)
    assert undone.accepted == uploads[gone].accepted
    for left, wanted in zip(told(empty), told(others), strict=True):
        assert_frame_equal(left, wanted, check_exact=True)
    others.close()


def test_taking_in_and_back_restores_every_row_and_figure(empty, clinic_rows):
    take(empty, QUEUE, queue)
    rows, frames = clinic_rows(empty), told(empty)
    for text, way in (FILES["survey"], FILES["complaints"]):
        empty.undo(take(empty, text, way).upload_id)
    assert clinic_rows(empty) == rows
    for left, wanted in zip(told(empty), frames, strict=True):
        assert_frame_equal(left, wanted, check_exact=True)


def test_undoing_everything_leaves_an_empty_store(empty, clinic_rows):
    rows = clinic_rows(empty)
    for outcome in take_all(empty):
        empty.undo(outcome.upload_id)
    assert clinic_rows(empty) == rows


def test_a_file_undone_can_come_again(day, clinic_rows):
    def counted():  # who is in the sample hangs on the number of the upload
        return {table: len(rows) for table, rows in clinic_rows(day).items() if table != "sampled_rating"}

    wanted = counted()
    day.undo(1)
    again = take(day, SURVEY, survey)
    assert (again.accepted, again.duplicate) == (12, 0)
    assert counted() == wanted


def test_a_standard_that_comes_and_goes_judges_the_days_it_is_there(empty):
    plain = figures(empty.reader(), Scope(), ("wait_within",))
    first = take(empty, QUEUE, queue)
    within = figures(empty.reader(), Scope(), ("wait_within",))
    empty.undo(first.upload_id)
    assert plain["reason"].tolist() == ["NO_DATA"]
    assert within["value"].tolist() == [0.5]
    assert empty.reader().standards().empty


def test_a_standard_two_files_brought_stays_while_one_of_them_does(empty):
    later = QUEUE.replace("q", "z").replace("2026-03-02", "2026-04-02")
    first = take(empty, QUEUE, queue)
    take(empty, later, queue)
    ours = ["standard_id", "valid_from"]  # numbers and first days are those of the file that stays
    before = empty.reader().standards().drop(columns=ours)
    empty.undo(first.upload_id)
    assert_frame_equal(empty.reader().standards().drop(columns=ours), before)
    line = figures(empty.reader(), Scope(), ("wait_within",)).iloc[0]
    assert (line["value"], line["n"]) == (0.5, 10)


def test_undo_names_the_later_files_whose_rows_were_passed_over(empty):
    first = take(empty, SURVEY, survey)
    second = take(empty, SURVEY + "a13,2026-03-03 09:00,north,5,5,9,7,\n", survey)
    assert empty.undo(first.upload_id).orphaned == ((second.upload_id, 12),)
    assert empty.reader().extent().responses == 1


def test_the_log_keeps_what_was_undone_and_by_whom(empty):
    take(empty, SURVEY, survey)
    empty.undo(1, Viewer("Li"))
    line = empty.reader().uploads().iloc[0]
    assert (line["state"], line["undone_by"], line["accepted"]) == ("undone", "Li", 12)


def test_an_upload_is_undone_once_and_must_exist(empty):
    take(empty, SURVEY, survey)
    empty.undo(1)
    with pytest.raises(CxError, match="ALREADY_UNDONE"):
        empty.undo(1)
    with pytest.raises(CxError, match="NO_SUCH_UPLOAD"):
        empty.undo(7)
