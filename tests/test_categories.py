"""What complaints are about: the files' words, known ones in the reader's language, the long tail in one row."""

from __future__ import annotations

import pandas as pd
import pytest

from cxlib.sample import FOLDER
from ui import categories, known_words
from ui.words import set_language


def counted(*pairs: tuple[str, int]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["category", "n"])


MANY = counted(*((f"topic {number:02d}", 100 - number) for number in range(40)), ("", 7))


def test_words_of_one_meaning_are_one_row_that_remembers_how_they_were_spelled() -> None:
    rows = categories.ranked(counted(("Waiting", 3), ("等候时间", 4), ("Tariff 3b", 5)))
    assert rows[["name", "n"]].to_numpy().tolist() == [["Waiting", 7], ["Tariff 3b", 5]]
    assert rows["spelled"].iloc[0] == ("Waiting", "等候时间")


def test_a_known_word_is_told_in_the_readers_language_and_others_as_they_stand() -> None:
    words = ("Attitude", "服务态度", "attitude", "Tariff 3b")
    assert [known_words.category(word) for word in words] == ["Attitude"] * 3 + ["Tariff 3b"]
    set_language("zh")
    assert [known_words.category(word) for word in words] == ["服务态度"] * 3 + ["Tariff 3b"]


def test_no_spelling_has_two_meanings() -> None:
    for known in (known_words.CHANNELS, known_words.CATEGORIES):
        spellings = [one.casefold() for name, more in known.items() for one in {name.casefold(), *more}]
        assert len(spellings) == len(set(spellings))


@pytest.mark.parametrize("file", ["bank_complaints.csv", "hotel_desk.csv"])
def test_every_category_of_the_sample_files_has_both_names(file: str) -> None:
    column = {"bank_complaints.csv": "类别", "hotel_desk.csv": "Topic"}[file]
    words = pd.read_csv(FOLDER / file)[column].dropna().unique()
    complaints = [word for word in words if word != "Praise"]
    assert len(complaints) == 8
    told = {}
    for language in ("en", "zh"):
        set_language(language)
        told[language] = [known_words.category(word) for word in complaints]
    assert all(word.isascii() for word in told["en"])
    assert not any(word.isascii() for word in told["zh"])


def test_the_picture_has_fifteen_rows_and_all_others_in_one() -> None:
    rows = categories.in_picture(MANY)
    assert len(rows) == 16
    assert rows["name"].iloc[-1] == "26 other categories"
    assert rows["n"].iloc[-1] == sum(range(61, 86)) + 7
    assert rows["n"].sum() == MANY["n"].sum()
    assert rows["rest"].tolist() == [False] * 15 + [True]


def test_a_sixteenth_category_is_shown_and_not_called_others() -> None:
    assert not categories.in_picture(MANY.head(16))["rest"].any()


def test_complaints_without_a_category_are_a_row_of_their_own() -> None:
    rows = categories.ranked(counted(("", 9), ("Waiting", 3)))
    assert rows["name"].tolist() == ["no category", "Waiting"]
    assert rows["spelled"].tolist() == [(), ("Waiting",)]


def test_a_name_cannot_bring_markup_into_the_picture() -> None:
    rows = categories.in_picture(counted(("<a href='x'>y</a>", 9)))
    assert "<a" not in rows["label"].iloc[0] + rows["hover"].iloc[0]
