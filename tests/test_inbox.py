"""The inbox: known files go in, each with a result; unknown, bad and half-written ones do no harm."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cxlib.errors import CxError
from cxlib.inbox import Inbox
from cxlib.intake.mapping import load_mapping
from cxlib.store import Store
from tests.clinic import SURVEY, survey, take, take_survey
from tests.loops import ran
from ui import cached, inbox

MORE = SURVEY.replace("\na", "\nb")


@pytest.fixture
def known(filled: Callable[[Callable[[Store], object]], Store]) -> Store:
    """A person took the first file in: now the layout is known."""
    return filled(take_survey)


@pytest.fixture
def box(tmp_path: Path) -> Inbox:
    (tmp_path / "inbox").mkdir()
    return Inbox(tmp_path / "inbox")


def deliver(box: Inbox, text: str, name: str = "march.csv") -> Path:
    path = box.folder / name
    path.write_text(text, encoding="utf-8")
    return path


def told(box: Inbox, name: str = "march.csv") -> dict[str, Any]:
    found: dict[str, Any] = json.loads((box.folder / f"{name}.result.json").read_text(encoding="utf-8"))
    return found


def test_a_known_file_is_taken_in_and_its_result_told(box: Inbox, known: Store) -> None:
    deliver(box, MORE.replace("2026-03-02 10:50", "someday"))
    box.once(known, 0)
    result = told(box)
    assert (result["state"], result["moved_to"]) == ("done", "done/march.csv")
    assert [result[name] for name in ("rows_in", "accepted", "duplicate", "rejected")] == [12, 11, 0, 1]
    assert [reason["code"] for reason in result["reasons"]] == ["NOT_A_TIME"]
    assert (box.folder / "done" / "march.csv").exists()
    log = known.reader().uploads().iloc[0]
    assert (log["file_name"], log["who"], log["accepted"]) == ("march.csv", "inbox", 11)


def test_a_file_that_still_grows_is_left(box: Inbox, known: Store) -> None:
    half = MORE[: len(MORE) // 2]
    path = deliver(box, half)
    assert box.look(known) == []
    deliver(box, MORE)
    assert box.look(known) == []
    assert path.exists()
    assert [result.state for result in box.look(known)] == ["done"]
    assert known.reader().extent().responses == 24


def test_an_unknown_layout_is_not_guessed(box: Inbox, known: Store) -> None:
    deliver(box, "No,Date,Satisfaction\n1,2026-03-02,5\n", "new.csv")
    box.once(known, 0)
    result = told(box, "new.csv")
    assert (result["state"], result["code"], result["moved_to"]) == ("failed", "LAYOUT_NOT_KNOWN", "failed/new.csv")
    assert result["facts"]["columns"] == ["No", "Date", "Satisfaction"]
    assert len(known.reader().uploads()) == 1


def test_a_day_given_by_hand_is_not_used_again(box: Inbox, known: Store) -> None:
    way = load_mapping(
        'name="poll"\nkind="survey"\njourney="j"\n[constant]\nday="2026-01-05"\n'
        '[[column]]\nname="mark"\nis="rating"\n[[column]]\nname="Resp"\nis="id"\n'
    )
    take(known, "Resp,mark\n1,5\n2,4\n", way)
    deliver(box, "Resp,mark\n3,5\n4,4\n", "poll.csv")
    box.once(known, 0)
    assert told(box, "poll.csv")["code"] == "LAYOUT_NOT_KNOWN"


@pytest.mark.parametrize(("text", "code"), [("", "EMPTY_FILE"), (SURVEY.splitlines()[0] + "\n", "NO_ROWS")])
def test_a_bad_file_goes_to_failed_with_its_fault(box: Inbox, known: Store, text: str, code: str) -> None:
    deliver(box, text)
    box.once(known, 0)
    assert told(box)["code"] == code
    assert (box.folder / "failed" / "march.csv").exists()


def test_names_that_come_again_do_not_overwrite_the_earlier_file(box: Inbox, known: Store) -> None:
    for text in (MORE, MORE.replace("\nb", "\nc")):
        deliver(box, text)
        box.once(known, 0)
    assert sorted(path.name for path in (box.folder / "done").iterdir()) == ["march-2.csv", "march.csv"]
    assert told(box)["moved_to"] == "done/march-2.csv"


def test_what_is_not_ours_is_left_alone(box: Inbox, known: Store, tmp_path: Path) -> None:
    for name in (".hidden.csv", "~$open.xlsx", "coming.csv.part", "old.csv.result.json"):
        deliver(box, MORE, name)
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_text(MORE, encoding="utf-8")
    (box.folder / "link.csv").symlink_to(elsewhere)
    assert box.once(known, 0) == []


def test_a_fault_of_the_moment_leaves_the_file_to_be_tried_again(
    box: Inbox, known: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = deliver(box, MORE)

    def full(*_: object, **__: object) -> None:
        raise CxError("DISK_FULL", path="x")

    with monkeypatch.context() as patched:
        patched.setattr(Store, "load", full)
        box.once(known, 0)
    assert (told(box)["state"], path.exists()) == ("waiting", True)
    assert [result.state for result in box.look(known)] == ["done"]
    assert told(box)["state"] == "done"


def test_the_running_board_watches_a_folder_made_later(own_database: Path) -> None:
    cached.store.clear()
    take(cached.store(), SURVEY, survey)

    async def day() -> None:
        watching = asyncio.create_task(inbox.watch(0.05))
        await asyncio.sleep(0.2)
        inbox.folder().mkdir()
        (inbox.folder() / "b.csv").write_text(MORE, encoding="utf-8")
        for _ in range(200):
            await asyncio.sleep(0.05)
            if (inbox.folder() / "b.csv.result.json").exists():
                break
        watching.cancel()

    ran(day())
    assert inbox.folder() == own_database.parent / "inbox"
    assert (inbox.folder() / "done" / "b.csv").exists()
    assert cached.store().reader().extent().responses == 24
    cached.store().close()
    cached.store.clear()
