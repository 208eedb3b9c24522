"""All comments of a scope, coded: what the page, the command line and the practice packs look at alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from cxlib.comments.coding import Corrections, severe, topics
from cxlib.comments.dictionary import Dictionary, shipped
from cxlib.comments.tone import Tone, learn_tone
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

ALL = 100_000_000


@dataclass(frozen=True)
class Coded:
    """Comments and what was found in them; the frames join by the label of the comment.

    `comments`: `day, node, site, channel, text, score, box, tone, sure`, newest first; `touched` as `topics` gives it;
    `dangers` as `severe` gives it; the `dictionary` and the `tone` they were coded with.
    """

    comments: pd.DataFrame
    touched: pd.DataFrame
    dangers: pd.DataFrame
    dictionary: Dictionary
    tone: Tone

    @property
    def nbytes(self) -> int:
        """How much memory the frames take."""
        return int(sum(one.memory_usage(deep=True).sum() for one in (self.comments, self.touched, self.dangers)))


def coded(reader: Journal, scope: Scope) -> Coded:
    """The comments of a scope, coded with the organisation's dictionary and corrections; kept until the data change.

    Nothing is stored: a change of the dictionary counts from the next look on, for old comments as for new ones.
    """
    return reader.kept(("coded comments", scope), partial(_coded, reader, scope))


def dictionary(reader: Journal) -> Dictionary:
    """The dictionary of the package with what the organisation changed."""
    return shipped().with_changes(reader.topic_changes())


def tone(reader: Journal) -> Tone:
    """The tone learned from all comments the viewer may see."""
    return reader.kept("tone of comments", lambda: learn_tone(reader.comments(Scope(), limit=ALL, order="new")))


def _coded(reader: Journal, scope: Scope) -> Coded:
    comments = reader.comments(scope, limit=ALL, order="new").reset_index(drop=True)
    words, told = dictionary(reader), tone(reader)
    read = told.of(comments["text"].tolist())
    touched = topics(comments, words, Corrections(reader.coded_by_hand()))
    return Coded(comments.assign(tone=read["tone"], sure=read["sure"]), touched, severe(comments), words, told)
