"""All comments of a scope, coded: what the page, the command line and the practice packs look at alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cxlib.comments.coding import Corrections, of_comments, spoken_of
from cxlib.comments.dictionary import Dictionary, plain, severity, shipped
from cxlib.comments.said import Said
from cxlib.comments.spoken import Spoken
from cxlib.comments.tone import MOST, Lesson, Tone, learned
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.journal import Journal

FEW = 2**15


@dataclass(frozen=True)
class Coded:
    """Comments and what was found in their different texts; a comment is named by its place in `said`.

    `about` and `urgent` say which topics and which dangers the texts speak of, `tones` and `sures` how each text reads
    (as `Tone.of` gives it); the `dictionary` and the `tone` they were coded with. The frames are made when asked for.
    """

    said: Said
    about: Spoken
    urgent: Spoken
    tones: NDArray[np.int8]
    sures: NDArray[np.float64]
    dictionary: Dictionary
    tone: Tone

    def __len__(self) -> int:
        """How many comments."""
        return len(self.said)

    @property
    def nbytes(self) -> int:
        """How much memory all of it takes; the order of reading is counted before it is made."""
        order = 4 * len(self.said)
        return self.said.nbytes + self.about.nbytes + self.urgent.nbytes + self.tones.nbytes + self.sures.nbytes + order

    @property
    def comments(self) -> pd.DataFrame:
        """One line per comment: `day, node, site, channel, text, score, box, tone, sure`, newest first."""
        text = self.said.text
        return self.said.frame().assign(tone=self.tones[text].astype(np.int64), sure=self.sures[text])

    @property
    def touched(self) -> pd.DataFrame:
        """The topics of each comment as `topics` gives them."""
        return of_comments(self.about.frame(), self.said.text, self._places, "topic")

    @property
    def dangers(self) -> pd.DataFrame:
        """The dangers in each comment as `severe` gives them."""
        return of_comments(self.urgent.frame(), self.said.text, self._places, "kind").drop(columns="by")

    @property
    def _places(self) -> pd.Index:
        return pd.RangeIndex(len(self.said))

    @cached_property
    def reading(self) -> NDArray[np.int32]:
        """The places of the comments in the order in which they are read: dangers first, then the lowest scores."""
        order = _lowest_first(self.said.score)
        first = self.urgent.there(len(self.said.texts))[self.said.text[order]]
        return np.concatenate([order[first], order[~first]])


def coded(reader: Journal, scope: Scope) -> Coded:
    """The comments of a scope, coded with the organisation's dictionary and corrections; kept until the data change.

    Nothing is stored: a change of the dictionary counts from the next look on, for old comments as for new ones.
    """
    # however fine a course is drawn, the comments are the same
    return reader.kept(("coded comments", replace(scope, grain="D")), partial(_coded, reader, scope))


def dictionary(reader: Journal) -> Dictionary:
    """The dictionary of the package with what the organisation changed."""
    return reader.kept("dictionary of topics", lambda: shipped().with_changes(reader.topic_changes()))


def tone(reader: Journal) -> Tone:
    """The tone learned from all comments the viewer may see."""
    return reader.kept("tone of comments", lambda: learned(Lesson.of(reader.said(Scope(), judged=True).once(MOST))))


def _coded(reader: Journal, scope: Scope) -> Coded:
    said, words, told = reader.said(scope), dictionary(reader), tone(reader)
    texts = said.texts.every()
    read, plainly = told.of(texts), [plain(text) for text in texts]
    corrections = Corrections(reader.coded_by_hand())
    about, urgent = spoken_of(plainly, words, corrections), spoken_of(plainly, severity())
    return Coded(
        said, Spoken.of(about), Spoken.of(urgent), read["tone"].to_numpy(np.int8), read["sure"].to_numpy(np.float64),
        words, told,
    )  # fmt: skip


def _lowest_first(score: NDArray[np.float64]) -> NDArray[np.int32]:
    """The places of scores, lowest first, those without one last; among equals as they come.

    >>> _lowest_first(np.array([3.0, np.nan, 1.0, 3.0])).tolist()
    [2, 0, 3, 1]
    """
    rank, different = pd.factorize(score, sort=True)
    if len(different) < FEW:  # numbers of two bytes are sorted ten times as fast as scores
        score = np.where(rank < 0, len(different), rank).astype(np.int16)
    return np.argsort(score, kind="stable").astype(np.int32)
