"""The rows of an event log told apart into tickets, and what the events of each say.

Rows belong together by their ticket number (and site, where the log has one). The order of the file does not matter:
the times do, and among equal times what an event means. The first opening event opens a ticket. Queue machines use
their numbers again: for services (`reused`) the same opening word, once the ticket has ended or on a later day, opens
another ticket. For all other kinds an opening word after the end reopens the ticket, as the word "reopened" does.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from cxlib.intake.log_words import MEANINGS

ENDS = {"closed": "served", "abandoned": "abandoned", "no_show": "no_show"}
FIRSTS = ("opened", "started", "answered", "arrived", "consented")
"""The events of which the first counts: a ticket called twice waited until the first call."""


def in_order(ticket: pd.Series, at: pd.Series, means: pd.Series, word: pd.Series) -> pd.DataFrame:
    """The events (`ticket, at, means, word`) sorted by ticket, time and meaning; the index is that of the rows."""
    rank = means.map({meant: number for number, meant in enumerate(MEANINGS)})
    events = pd.DataFrame({"ticket": ticket, "at": at, "means": means, "word": word, "rank": rank})
    return events.sort_values(["ticket", "at", "rank", "word"], kind="stable", na_position="last")


def with_cases(events: pd.DataFrame, reused: bool) -> pd.DataFrame:
    """The events with `case` (their ticket, from 0), `known` (its opening is in the log) and `reopens`."""
    by = events["ticket"]
    opens = events["means"].eq("opened")
    ends = events["means"].isin(ENDS).groupby(by, sort=False).cumsum()
    first_word = events["word"].where(opens).groupby(by, sort=False).transform("first")
    same = opens & events["word"].eq(first_word)
    begins = same & ~same.groupby(by, sort=False).cumsum().gt(1)
    if reused:
        before = pd.DataFrame({"ends": ends, "day": events["at"].dt.normalize()})[same]
        last = before.groupby(by[same], sort=False).shift()
        again = (before["ends"] > last["ends"]) | (before["day"] > last["day"])
        begins |= again.reindex(events.index, fill_value=False)
    number = begins.groupby(by, sort=False).cumsum()
    early = number.eq(0) & events["means"].isin(set(MEANINGS) - {"nothing"})
    stray = early.groupby(by, sort=False).transform("any")
    # What moves no stamp may stand before the opening; what does belongs to a ticket opened before the log begins.
    number = number.where(stray | number.gt(0), 1)
    case = pd.Series(pd.factorize(pd.MultiIndex.from_arrays([by, number]))[0], index=events.index)
    ended = (ends - ends.groupby(case, sort=False).transform("first")).gt(0) | events["means"].isin(ENDS)
    reopens = events["means"].eq("reopened") | (opens & ~begins & ended)
    return events.assign(case=case, known=number.gt(0), reopens=reopens)


def stamps(events: pd.DataFrame) -> dict[str, npt.NDArray[np.int64]]:
    """Per case the position (in `events`) of the event that gives each stamp, −1 where there is none.

    Closed is the first closing after the last reopening; `ending` the last event of any end after it.
    """
    size = int(events["case"].max()) + 1 if len(events) else 0
    place = pd.Series(np.arange(len(events)), index=events.index)
    found = {name: _of(place[events["means"].eq(name)], events, size, "first") for name in FIRSTS}
    reopened = _of(place[events["reopens"]], events, size, "last")
    after = place.gt(pd.Series(reopened[events["case"].to_numpy()], index=events.index))
    found["closed"] = _of(place[after & events["means"].eq("closed")], events, size, "first")
    found["ending"] = _of(place[after & events["means"].isin(ENDS)], events, size, "last")
    return found | {"reopened": reopened}


def outcomes(events: pd.DataFrame, found: dict[str, npt.NDArray[np.int64]]) -> npt.NDArray[np.object_]:
    """How each case ended: by its last end; else served if it was started and not opened again, else open."""
    said = events["means"].map(ENDS).to_numpy(dtype=object)
    derived = np.where((found["started"] >= 0) & (found["reopened"] < 0), "served", "open")
    return np.where(found["ending"] >= 0, said[found["ending"]], derived).astype(object)


def _of(places: pd.Series, events: pd.DataFrame, size: int, which: str) -> npt.NDArray[np.int64]:
    positions = np.full(size, -1, dtype=np.int64)
    chosen = places.groupby(events["case"].reindex(places.index), sort=False).agg(which)
    positions[chosen.index.to_numpy()] = chosen.to_numpy()
    return positions
