"""How a layout was read outlives its upload, and a layout that changed goes by a person: inbox and command line."""

import json

import pytest

from cxlib.cli import main
from cxlib.inbox import Inbox
from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.store import open_store

WAY = load_mapping("""
name = "hall"
kind = "survey"
journey = "window"
column = [
  { name = "id", is = "id" }, { name = "day", is = "day" },
  { name = "counter satisfaction", is = "rating", node = "counter", scale = "five" },
  { name = "overall satisfaction", is = "rating", scale = "five" },
]
[scale.five]
low = 1
high = 5
""")
HEADER = "id,day,counter satisfaction,overall satisfaction,gate"
RENAMED = "id,day,satisfaction counter,overall satisfaction,gate"


def text_of(header, first=0, top=5):
    rows = [f"{n},2026-03-{n % 28 + 1:02},{n % top + 1},{n % 5 + 1},G{n % 3}" for n in range(first, first + 60)]
    return "\n".join([header, *rows]) + "\n"


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "board.duckdb"
    store = open_store(path)
    store.load(read(text_of(HEADER).encode(), "a.csv"), WAY, file_name="a.csv")
    yield path, store
    store.close()


def delivered(store, folder, text):
    folder.mkdir(exist_ok=True)
    (folder / "new.csv").write_text(text, encoding="utf-8")
    return Inbox(folder).once(store, 0)[0]


def test_how_a_layout_was_read_is_remembered_after_its_upload_is_undone(database):
    _, store = database
    store.undo(1)
    guess = recognise(read(text_of(HEADER).encode(), "b.csv"), store.reader().mappings())
    assert (guess.remembered, [column.node for column in guess.mapping.every("rating")]) == (True, ["counter", ""])


def test_headers_left_out_before_are_not_called_new(database):
    _, store = database
    guess = recognise(read(text_of(HEADER + "x").encode(), "b.csv"), store.reader().mappings())
    assert (guess.remembered, guess.unknown) == (True, ())
    assert recognise(read(text_of(HEADER).encode(), "b.csv"), store.reader().mappings()).unknown == ()


def test_the_inbox_takes_the_known_layout_and_leaves_the_similar_one_with_its_changes(database, tmp_path):
    _, store = database
    assert delivered(store, tmp_path / "in", text_of(HEADER, 100)).state == "done"
    result = delivered(store, tmp_path / "in", text_of(RENAMED, 200))
    assert (result.state, result.code) == ("failed", "LAYOUT_SIMILAR"), result
    assert result.facts["like"] == "hall"
    [change] = result.facts["changes"]
    assert change.startswith("RENAMED counter satisfaction -> satisfaction counter")
    assert len(store.reader().uploads()) == 2


def test_the_inbox_does_not_take_another_scale_under_the_same_headers(database, tmp_path):
    _, store = database
    result = delivered(store, tmp_path / "in", text_of(HEADER, 100, top=10))
    assert (result.code, result.facts["changes"]) == (
        "LAYOUT_SIMILAR",
        ["SCALE_CHANGED counter satisfaction (was 1–5)"],
    )


def test_the_command_line_says_what_changed_and_stops_where_a_person_has_to_look(database, tmp_path, capsys):
    path, store = database
    store.close()
    renamed, other = tmp_path / "renamed.csv", tmp_path / "other.csv"
    renamed.write_text(text_of(RENAMED, 100), encoding="utf-8")
    other.write_text(text_of(HEADER, 200, top=10), encoding="utf-8")
    assert main(["load", str(renamed), "--db", str(path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["changed_layout"].startswith("RENAMED counter satisfaction")
    assert main(["load", str(other), "--db", str(path), "--json"]) == 2
    assert json.loads(capsys.readouterr().err)["error"] == "LAYOUT_SIMILAR"
    assert main(["load", str(other), "--db", str(path), "--json", "--similar"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["rejected"] == 0
