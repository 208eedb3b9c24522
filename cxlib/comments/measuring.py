"""Topics as figures: what share of comments touches each, and how satisfied those are who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import csr_array

from cxlib.display import display_class
from cxlib.intervals import mean, proportion

if TYPE_CHECKING:
    from cxlib.comments.coded import Coded


def figures_of(found: Coded) -> pd.DataFrame:
    """One line per topic that any comment touches: most mentioned first.

    `n` of the `of` comments touch the topic; `share` with a Wilson interval (`low`, `high`), `class` of `of`. Of those
    that touch it `scored` have a score: `mean` with a t interval (`mean_low`, `mean_high`); `boxed` are known to be
    satisfied or not: `csat` is the share satisfied with a Wilson interval (`csat_low`, `csat_high`). NaN = no figure.
    Comments count, not customers: one may write several.

    >>> from cxlib.comments.coded import coded
    >>> from cxlib.scope import Scope
    >>> from cxlib.store import open_store
    >>> figures_of(coded(open_store().reader(), Scope())).empty
    True
    """
    said, topics = found.said, found.about.kinds()
    touching = found.about.matrix(len(said.texts))
    boxes, missing = said.boxes(), np.isnan(said.score)
    n, score = boxes.sum(axis=1), said.score
    scored = n
    if missing.any():
        score, scored = np.where(missing, 0.0, score), said.times(~missing)
    figures = pd.DataFrame({"topic": pd.Series(topics, dtype="str")})
    counted = {"n": n, "scored": scored, "boxed": n - boxes[:, 3], "top": boxes[:, 2]}
    for name, times in counted.items():
        figures[name] = (times @ touching).astype(np.int64)
    figures["total"], figures["squares"] = (said.summed(values) @ touching for values in (score, score**2))
    figures["of"] = len(said)
    return _with_intervals(figures).sort_values(["n", "topic"], ascending=[False, True], ignore_index=True)


def course_of(found: Coded, grain: str) -> pd.DataFrame:
    """The share of comments that touch each topic, period by period (`grain` D, W, M, Q), also where none does.

    Periods without comments have no line. Columns `topic, period, n, of, share, low, high, class`.
    """
    said = found.said
    first = int(said.day.min(initial=0)) if len(said) else 0
    days = pd.Series(pd.to_datetime(np.flatnonzero(np.bincount(said.day - first)) + first, unit="D"))
    starts = days.astype("datetime64[us]").dt.to_period(grain).dt.start_time
    periods, different = pd.factorize(starts)
    place = np.zeros(int(said.day.max(initial=first)) - first + 1, dtype=np.int64)
    place[(days - pd.Timestamp(first, unit="D")).dt.days] = periods
    period = place[said.day - first]
    counted = _times(period, said.text, (len(different), len(said.texts))) @ found.about.matrix(len(said.texts))
    topics, whole = found.about.kinds(), np.bincount(period, minlength=len(different))
    course = pd.DataFrame(
        {
            "topic": pd.Series(np.repeat(np.array(topics, dtype=object), len(different)), dtype="str"),
            "period": np.tile(different, len(topics)),
            "n": (counted if isinstance(counted, np.ndarray) else counted.toarray()).T.ravel().astype(np.int64),
            "of": np.tile(whole, len(topics)),
        }
    )
    return _with_shares(course)


def _times(
    rows: NDArray[np.int64], columns: NDArray[np.int32], shape: tuple[int, int]
) -> NDArray[np.float64] | csr_array:
    """How often each pair occurs, as a table; a sparse one where most cells would be empty."""
    if shape[0] * shape[1] > len(rows):
        return csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    cells = np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1])
    return cells.reshape(shape).astype(np.float64)


def _with_shares(course: pd.DataFrame) -> pd.DataFrame:
    share = proportion(course["n"], course["of"])
    return course.assign(share=share.value, low=share.low, high=share.high, **{"class": display_class(course["of"])})


def _with_intervals(figures: pd.DataFrame) -> pd.DataFrame:
    share, csat = proportion(figures["n"], figures["of"]), proportion(figures["top"], figures["boxed"])
    average = mean(figures["scored"], figures["total"], figures["squares"])
    told = figures.assign(
        share=share.value, low=share.low, high=share.high, mean=average.value, mean_low=average.low,
        mean_high=average.high, csat=csat.value, csat_low=csat.low, csat_high=csat.high,
        **{"class": display_class(figures["of"])},
    )  # fmt: skip
    few = display_class(np.asarray(figures["boxed"])) == "hidden"
    told.loc[few, ["csat", "csat_low", "csat_high"]] = np.nan
    told.loc[display_class(np.asarray(figures["scored"])) == "hidden", ["mean", "mean_low", "mean_high"]] = np.nan
    return told.drop(columns=["top", "total", "squares"])
