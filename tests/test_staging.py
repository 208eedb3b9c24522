"""A file goes into the database in pieces: where they are cut makes no difference, and what goes wrong is told."""

import pytest

from cxlib.errors import CxError
from cxlib.intake import pieces
from cxlib.intake.ahead import ahead
from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read
from cxlib.store import open_store, staging
from tests.mapping_sheets import WIDE

TABLES = ("response", "rating", "missing_answer", "reject", "rejected_row", "row_key", "duplicate_row", "node_rating")
DAYS = "\n".join(f"2026-03-{day:02},{day % 7},{day % 5 + 1},{day % 12}" for day in range(1, 29))


def _held(text):
    store = open_store(":memory:")
    mapping = load_mapping(WIDE)
    outcome = store.load(read(text.encode(), "hall.csv"), mapping, file_name="hall.csv", size=len(text))
    with store.database.cursor() as cursor:
        kept = {name: cursor.execute(f"from {name} order by all").fetchall() for name in TABLES}
    store.close()
    return (outcome.rows_in, outcome.accepted, outcome.duplicate, outcome.rejected), kept


def test_a_file_cut_in_small_pieces_is_the_same_in_the_database(monkeypatch):
    text = f"date,Q1,Q2,all\n{DAYS}\nnever,5,5,5\n2026-03-01,5,8,5\n"
    whole = _held(text)
    monkeypatch.setattr(pieces, "BLOCK_ROWS", 3)
    monkeypatch.setattr(staging, "GROUP", 2)
    cut = _held(text)
    assert whole[0] == cut[0] == (30, 26, 0, 4)
    assert whole[1] == cut[1]


def test_an_answer_off_its_scale_goes_no_further(monkeypatch):
    """Mapping refuses such a cell; should it ever let one pass, the load does not."""
    ends = staging.Staging.end

    def bent(self, mapper):
        answers = mapper.legend.answers
        first = next(iter(answers))
        answers[first._replace(raw=6)] = answers.pop(first)
        ends(self, mapper)

    monkeypatch.setattr(staging.Staging, "end", bent)
    store = open_store(":memory:")
    text = f"date,Q1,Q2,all\n{DAYS}\n"
    with pytest.raises(CxError, match=r"CHECK constraint failed.*raw"):
        store.load(read(text.encode(), "hall.csv"), load_mapping(WIDE), file_name="hall.csv", size=len(text))
    assert store.reader().extent().ratings == 0
    store.close()


def test_blocks_made_ahead_come_in_order_and_none_is_lost():
    assert list(ahead(iter(range(1, 50)))) == list(range(1, 50))
    assert list(ahead(iter(range(1, 50)), waiting=3)) == list(range(1, 50))
    assert list(ahead(iter((1,)), waiting=3)) == [1]


def test_a_fault_in_making_a_block_is_raised_where_the_block_would_have_come():
    def blocks():
        yield from (1, 2)
        raise ValueError("broken")

    coming = ahead(blocks(), waiting=3)
    assert [next(coming), next(coming)] == [1, 2]
    with pytest.raises(ValueError, match="broken"):
        next(coming)
