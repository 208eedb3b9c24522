"""A mapping file given on the upload page: it overrules the guess, and what is wrong with it is said."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.test_upload_page import SURVEY, board, drop, numbers, said

__all__ = ["board"]  # the fixture


def give_mapping(board: AppTest, content: bytes, name: str = "mapping.toml") -> AppTest:
    next(one for one in board.file_uploader if "mapping" in one.label).upload(name, content, "application/toml")
    return board.run()


def test_a_mapping_file_overrules_the_guess_and_a_bad_one_can_be_replaced(board: AppTest) -> None:
    drop(board, SURVEY)
    give_mapping(board, b"name = ")
    assert "TOML" in said(board)
    good = (
        'name = "hall"\nkind = "survey"\njourney = { code = "hall" }\n'
        'column = [{ name = "No", is = "id" }, { name = "Date", is = "day" },'
        ' { name = "Counter satisfaction", is = "rating", node = "counter" }]\n'
    )
    next(one for one in board.file_uploader if "mapping" in one.label).upload(
        "good.toml", good.encode(), "application/toml"
    )
    board.run()
    assert "Read by the mapping file" in said(board)
    assert numbers(board)["Can be taken in"] == "40"


def test_an_unknown_way_of_reading_is_named(board: AppTest) -> None:
    drop(board, SURVEY)
    give_mapping(board, b'name="x"\nkind="survey"\njourney="j"\nread={colour=1}\ncolumn=[{name="Date", is="day"}]\n')
    assert "colour" in said(board)


def test_a_mapping_file_for_another_file_names_the_columns_it_lacks(board: AppTest) -> None:
    drop(board, SURVEY)
    other = (
        b'name="x"\nkind="survey"\njourney="j"\n[constant]\nday="2026-01-01"\n[[column]]\nname="Elsewhere"\nis="id"\n'
    )
    next(one for one in board.file_uploader if "mapping" in one.label).upload("x.toml", other, "application/toml")
    board.run()
    assert "Elsewhere" in said(board)
