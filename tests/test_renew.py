"""A row that comes again with something newer to say takes the place of the old; taken back, the old is there again."""

import pytest
from pandas.testing import assert_frame_equal

from cxlib.figures import figures
from cxlib.scope import Scope
from tests.clinic import COMPLAINTS, SURVEY, complaints, mapping, survey, take
from tests.test_roll_up import from_scratch, kept
from tests.test_undo import told

pytestmark = pytest.mark.slow

OPEN = "c12,south,nurse,2026-03-02 09:00,,,,,\n"
CLOSED = "c12,south,nurse,2026-03-02 09:00,2026-03-02 10:00,2026-03-02 11:00,yes,,manners\n"
REOPENED = "c12,south,nurse,2026-03-02 09:00,2026-03-02 10:00,,no,yes,manners\n"
FIRST, NEWER, NEWEST = COMPLAINTS, COMPLAINTS.replace(OPEN, CLOSED), COMPLAINTS.replace(OPEN, REOPENED)


def fate(outcome):
    return outcome.rows_in, outcome.accepted, outcome.updated, outcome.duplicate, outcome.rejected


def three_words(store):
    assert [take(store, text, complaints).upload_id for text in (FIRST, NEWER, NEWEST)] == [1, 2, 3]


def closed(store):
    return figures(store.reader(), Scope(), ("close_median_s",))["n"].tolist()


def test_a_ticket_closed_since_is_updated_and_the_others_stay_duplicates(empty):
    assert fate(take(empty, FIRST, complaints)) == (14, 14, 0, 0, 0)
    before = closed(empty)
    assert fate(take(empty, NEWER, complaints)) == (14, 1, 1, 13, 0)
    assert [n + 1 for n in before] == closed(empty)
    assert len(empty.reader().tickets(Scope(), kind="complaint", limit=50)) == 14
    assert kept(empty) == from_scratch(empty)
    assert fate(take(empty, NEWER, complaints)) == (14, 0, 0, 14, 0)
    assert empty.reader().uploads()["updated"].tolist() == [0, 1, 0]


def test_taking_the_newer_word_back_brings_every_row_of_the_older_back(empty, clinic_rows):
    take(empty, FIRST, complaints)
    rows, figures_before = clinic_rows(empty), told(empty)
    empty.undo(take(empty, NEWER, complaints).upload_id)
    assert clinic_rows(empty) == rows
    for left, wanted in zip(told(empty), figures_before, strict=True):
        assert_frame_equal(left, wanted, check_exact=True)


@pytest.mark.parametrize("order", [(1, 2, 3), (1, 3, 2), (2, 1, 3), (2, 3, 1), (3, 1, 2), (3, 2, 1)])
def test_three_words_about_one_ticket_can_be_taken_back_in_any_order(empty, filled, clinic_rows, order):
    store, texts = filled(three_words), dict(enumerate((FIRST, NEWER, NEWEST), 1))
    for gone in order[:2]:
        store.undo(gone)
        del texts[gone]
        newest = store.reader().tickets(Scope(), kind="complaint", limit=50).set_index("code")
        wanted = {FIRST: "NaT", NEWER: "2026-03-02 11:00:00", NEWEST: "NaT"}[list(texts.values())[-1]]
        assert str(newest.loc["c12", "closed_at"]) == wanted
        assert kept(store) == from_scratch(store)
    store.undo(order[2])
    assert clinic_rows(store) == clinic_rows(empty)


def test_a_number_given_out_again_on_another_day_is_no_newer_word(empty):
    take(empty, FIRST, complaints)
    other = FIRST.splitlines()[0] + "\nc12,south,nurse,2026-03-05 09:00,,2026-03-05 10:00,,,\n"
    assert fate(take(empty, other, complaints)) == (1, 0, 0, 1, 0)


def test_an_answer_corrected_takes_the_place_of_the_old_one_with_all_that_came_with_it(empty, clinic_rows):
    take(empty, SURVEY, survey)
    rows, before = clinic_rows(empty), figures(empty.reader(), Scope(), ("csat",), ("node",))
    corrected = SURVEY.replace(
        "a12,2026-03-02 10:50,south,1,,0,1,never again", "a12,2026-03-02 10:50,south,1,5,10,7,sorry"
    )
    assert fate(take(empty, corrected, survey)) == (12, 1, 1, 11, 0)
    after = figures(empty.reader(), Scope(), ("csat",), ("node",))
    assert after["n"].sum() == before["n"].sum() + 1
    assert empty.reader().comments(Scope(), limit=10)["text"].tolist().count("sorry") == 1
    assert "never again" not in empty.reader().comments(Scope(), limit=10)["text"].tolist()
    assert kept(empty) == from_scratch(empty)
    empty.undo(2)
    assert clinic_rows(empty) == rows


def test_where_an_id_stands_for_a_person_with_several_rows_a_changed_row_stays_a_duplicate(empty):
    way = mapping("survey", "long", id="id", day="day", node="node", score="rating")
    take(empty, "id,day,node,score\n1,2026-03-02,nurse,5\n1,2026-03-02,doctor,4\n", way)
    assert fate(take(empty, "id,day,node,score\n1,2026-03-02,nurse,1\n", way)) == (1, 0, 0, 1, 0)


def test_of_two_rows_with_one_id_in_the_newer_file_the_first_speaks(empty):
    head, *rows = SURVEY.splitlines(keepends=True)
    twice = head + rows[0] + rows[1] + rows[0].replace(",5,5,10", ",1,1,0")
    take(empty, twice, survey)
    assert fate(take(empty, twice, survey)) == (3, 0, 0, 3, 0)
    assert fate(take(empty, twice.replace(",5,5,10", ",4,4,8", 1), survey)) == (3, 1, 1, 2, 0)
    assert figures(empty.reader(), Scope(), ("nps",))["n"].tolist() == [2]
