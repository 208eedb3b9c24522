"""Single words the board does not know: the reader says what they mean, and the mapping keeps it."""

from __future__ import annotations

import streamlit as st

from cxlib.intake.check import Checked
from cxlib.intake.mapping import Column, Mapping
from cxlib.intake.meanings import MEASURED, meanings, told
from ui.names import in_sentence
from ui.upload_draft import Draft
from ui.upload_shown import small_head
from ui.upload_words import say_meaning
from ui.words import number, t, tn

ASKED = 12  # unknown words of one column asked about at a time
LONGEST = 60  # characters: what is longer is a text and no word
KEPT = 200


def ask(draft: Draft, layout: Mapping, result: Checked) -> None:
    """A choice for each word of the file that is not known, and for those that were told before."""
    known = _known(layout)
    _note(draft, layout, result, known)
    asked = [(column, words) for column in layout.columns if (words := _words(draft, layout, column, known))]
    if not asked:
        return
    unknown = sum((column.name, word) not in known for column, words in asked for word in words)
    label = tn("What {n} unknown word means", "What {n} unknown words mean", unknown) if unknown else t("Words")
    with st.expander(label, expanded=bool(unknown or draft.meanings), icon=":material/dictionary:"):
        for column, words in asked:
            small_head(in_sentence(column.name))
            with st.container(horizontal=True):
                for word in words:
                    _choice(draft, layout, column, word, known.get((column.name, word)))
        st.caption(t("The mapping remembers the meanings. Words that stay unknown leave their rows rejected."))


def _note(draft: Draft, layout: Mapping, result: Checked, known: dict[tuple[str, str], str]) -> None:
    """Remember what was asked, in the order it was met: a word stays in its place once it is told."""
    columns = {column.name: column for column in layout.columns}
    for name, word, n in result.words.itertuples(index=False):
        column = columns.get(name)
        if column is None or len(word) > LONGEST or not meanings(layout, column):
            continue
        if column.role in MEASURED and (n < 2 or any(sign.isdigit() for sign in word)):
            continue  # a slip of the pen, or a number that is wrong: no word for nothing
        if len(draft.words) < KEPT:
            draft.words.setdefault((name, word), int(n))
    for one in known:
        draft.words.setdefault(one, 0)


def _known(layout: Mapping) -> dict[tuple[str, str], str]:
    """(column, word) → meaning, of all words told; a word of a shared scale stands at its first column."""
    found: dict[tuple[str, str], str] = {}
    scales: set[str] = set()
    for column in layout.columns:
        if column.scale not in scales or not column.scale:
            found |= {(column.name, word): meaning for word, meaning in told(layout, column).items()}
        scales.add(column.scale)
    return found


def _words(draft: Draft, layout: Mapping, column: Column, known: dict[tuple[str, str], str]) -> list[str]:
    """The words of a column in the order they were met: all that were told, and the first of the others."""
    mine = [word for name, word in draft.words if name == column.name] if meanings(layout, column) else []
    given = [word for word in mine if (column.name, word) in draft.meanings or (column.name, word) in known]
    left = [word for word in mine if word not in given][:ASKED]
    return [word for word in mine if word in given or word in left]


def _choice(draft: Draft, layout: Mapping, column: Column, word: str, before: str | None) -> None:
    one = (column.name, word)
    possible = meanings(layout, column)
    said = draft.meanings.get(one, before)
    key = draft.key(f"word-{column.role}-{column.name}-{word}")
    times = draft.words.get(one)
    st.selectbox(
        f"“{in_sentence(word)}”" + (f" · {number(times)}" if times else ""),
        possible,
        index=possible.index(said) if said in possible else None,
        format_func=lambda code: say_meaning(column.role, code),
        placeholder=t("not known"),
        key=key,
        on_change=_tell,
        args=(draft, one, key),
        width=230,
    )


def _tell(draft: Draft, one: tuple[str, str], key: str) -> None:
    meaning = st.session_state[key]
    if meaning is None:
        draft.meanings.pop(one, None)
    else:
        draft.meanings[one] = meaning
