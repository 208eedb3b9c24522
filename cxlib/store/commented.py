"""What people said of topics by hand, and all comments of a scope as columns, read through the same seam."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from cxlib.scope import Scope
from cxlib.store.asking import as_asked
from cxlib.store.db import sql
from cxlib.store.surveyed import Surveyed

if TYPE_CHECKING:
    from cxlib.comments.dictionary import Change
    from cxlib.comments.said import Said

WIDEST = 2**62


class Commented(Surveyed):
    """A reader that also reads an organisation's own words for topics, and the comments coded by hand."""

    def topic_phrases(self) -> pd.DataFrame:
        """Own phrases, oldest first: `phrase_id, topic, phrase, counts, name_zh, name_en, who, set_at`."""
        return self._frame(sql("topic_phrases"), {})

    def topic_changes(self) -> list[Change]:
        """The same as changes of the dictionary."""
        from cxlib.comments.dictionary import Change

        rows = self._rows(sql("topic_phrases"))
        return [Change(topic, phrase, counts, zh, en) for _, topic, phrase, counts, zh, en, *_ in rows]

    def coded_by_hand(self) -> dict[tuple[str, str], bool]:
        """(`text_key`, topic) → whether the comment touches it, as a person said."""
        return {(key, topic): touches for key, topic, touches in self._rows(sql("coded_comments"))}

    def said(self, scope: Scope, *, judged: bool = False) -> Said:
        """All masked comments of a scope as columns, newest first; `judged`: those known to be satisfied or not."""
        from cxlib.comments.said import NO_BOX, Said
        from cxlib.comments.texts import Texts

        query, values = as_asked(sql("comment_columns"), self._places(scope) | {"judged": judged})
        with self.database.cursor() as cursor:
            table = cursor.execute(query, values).to_arrow_table()
        words = table["text"].combine_chunks().dictionary_encode()
        day, owner = table["day"].to_numpy().astype(np.int64), table["owner_id"].to_numpy()
        order = _newest_first(day, owner, words)
        numbers, first = pd.factorize(words.indices.to_numpy()[order])
        box = table["box"].combine_chunks().fill_null(NO_BOX).to_numpy(zero_copy_only=False)
        score = table["score"].to_numpy().astype(np.float64)
        node, site, channel = (
            self._told_apart(key, table[f"{key}_id"].to_numpy(), order) for key in ("node", "site", "channel")
        )
        return Said(
            day[order].astype(np.int32), node, site, channel, numbers.astype(np.int32), score[order], box[order],
            Texts.of(words.dictionary.take(pa.array(first))),
        )  # fmt: skip

    def _told_apart(self, key: str, numbers: NDArray[Any], order: NDArray[np.int64]) -> pd.Categorical:
        """Numbers of nodes, sites or channels, brought into an order, as codes."""
        known = self._known(key)
        place = np.full(max(known, default=0) + 1, -1, dtype=np.min_scalar_type(-len(known) - 1))
        place[list(known)] = np.arange(len(known))
        return pd.Categorical.from_codes(
            place[numbers][order], pd.Index([*known.values()], dtype="str"), validate=False
        )


def _newest_first(day: NDArray[np.int64], owner: NDArray[np.int64], words: pa.DictionaryArray) -> NDArray[np.int64]:
    """The order of comments: newest day first, then the greater `owner`; several texts of one by their letters."""
    if not len(day):
        return np.arange(0)
    late, greater = day.max() - day, owner.max() - owner
    if float(late.max() + 1) * float(greater.max() + 1) < WIDEST:
        key = late * (greater.max() + 1) + greater
        order = np.argsort(key)
        again = np.diff(key[order]) == 0
    else:
        order = np.lexsort((greater, late))
        again = (np.diff(late[order]) == 0) & (np.diff(greater[order]) == 0)
    if again.any():  # few write twice on one form
        places = np.flatnonzero(np.append(again, False) | np.append(False, again))
        there = order[places]
        texts = words.take(pa.array(there)).to_pylist()
        by = sorted(range(len(there)), key=lambda one: (late[there[one]], greater[there[one]], texts[one]))
        order[places] = there[by]
    return order
