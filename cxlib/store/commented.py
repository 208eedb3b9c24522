"""What people said of topics by hand, read through the same seam."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cxlib.store.db import sql
from cxlib.store.surveyed import Surveyed

if TYPE_CHECKING:
    from cxlib.comments.dictionary import Change


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
