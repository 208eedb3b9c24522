"""A load on a thread of its own: it counts, it ends, and cancelled at any moment it leaves nothing behind."""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable

import pytest

from cxlib.errors import CxError
from cxlib.intake.read import Sheet, read
from cxlib.store import Store
from cxlib.store.staging import Staging
from cxlib.taking import Taking
from tests.clinic import QUEUE, SURVEY, queue, survey, take

PATIENCE = 30
loading = importlib.import_module("cxlib.store.load")  # the package has a function of that name
Rows = Callable[[Store], dict[str, list[str]]]


def sheet(text: str = SURVEY) -> Sheet:
    return read(text.encode(), "clinic.csv")


def test_it_ends_with_the_outcome_and_counts_the_rows(empty: Store) -> None:
    taking = Taking(empty, sheet(), survey, file_name="clinic.csv", who="Li")
    assert taking.done(PATIENCE)
    assert taking.result().accepted == taking.rows == 12
    assert empty.reader().uploads().iloc[0][["file_name", "who"]].tolist() == ["clinic.csv", "Li"]


def test_what_goes_wrong_is_told_to_who_waits(empty: Store) -> None:
    taking = Taking(empty, sheet("x,y\n1,2\n"), survey, file_name="clinic.csv")
    with pytest.raises(CxError, match="COLUMNS_NOT_FOUND"):
        taking.result()


@pytest.mark.parametrize(("part", "step"), [(Staging, "end"), (loading, "refresh"), (loading, "_conclude")])
def test_cancelled_at_any_step_nothing_is_left(
    empty: Store, clinic_rows: Rows, monkeypatch: pytest.MonkeyPatch, part: object, step: str
) -> None:
    take(empty, QUEUE, queue)
    rows, version = clinic_rows(empty), empty.reader().version()
    reached, go_on, real = threading.Event(), threading.Event(), getattr(part, step)

    def held(*arguments: object) -> object:
        reached.set()
        go_on.wait(PATIENCE)
        return real(*arguments)

    monkeypatch.setattr(part, step, held)
    taking = Taking(empty, sheet(), survey, file_name="clinic.csv")
    assert reached.wait(PATIENCE)
    taking.cancel()
    go_on.set()
    with pytest.raises(CxError, match="CANCELLED"):
        taking.result()
    assert clinic_rows(empty) == rows
    assert (empty.reader().version(), len(empty.reader().uploads())) == (version, 1)
    monkeypatch.undo()
    assert take(empty, SURVEY, survey).accepted == 12


def test_a_cancel_that_comes_too_late_changes_nothing(empty: Store) -> None:
    taking = Taking(empty, sheet(), survey, file_name="clinic.csv")
    assert taking.done(PATIENCE)
    taking.cancel()
    assert taking.result().accepted == 12


def test_a_long_statement_is_interrupted(empty: Store) -> None:
    rows = "".join(f"r{n},2026-03-02 09:00,north,5,5,10,7,\n" for n in range(120_000))
    taking = Taking(empty, sheet(SURVEY.splitlines()[0] + "\n" + rows), survey, file_name="clinic.csv")
    while not taking.rows and not taking.done(0.01):
        pass
    while not taking.done(0.01):
        taking.cancel()
    with pytest.raises(CxError, match="CANCELLED"):
        taking.result()
    assert empty.reader().extent().responses == 0
