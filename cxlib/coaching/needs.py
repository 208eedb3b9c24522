"""What customers need, feature by feature: Kano classes of a scope, read through a reader of the store.

Features are named as the file names them, in any language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib.coaching.kano import LETTERS, better_worse, classify, letters
from cxlib.display import display_class, reason
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.surveyed import Surveyed

ORDER = {letter: place for place, letter in enumerate(LETTERS)}


def needs(reader: Surveyed, scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """One line per feature and group of the keys in `by`; must-be features first, then by what lacking them costs.

    `feature, *by, n` (persons with both answers), the count of each letter (`M, O, A, I, R, Q`), `kind` ("M", or "M/O"
    where the two lead too closely), `mixed, lead, needed, p` (Fong's test), `better, better_low, better_high, worse,
    worse_low, worse_high` (95 %, bootstrap), `total_strength, category_strength, questionable, class, reason`. Below 10
    persons figures are missing.

    >>> from cxlib.store import open_store
    >>> needs(open_store().reader(), Scope()).empty
    True
    """
    pairs = reader.kano(scope, by)
    keys = ["feature", *by]
    if pairs.empty:
        return pd.DataFrame(columns=[*keys, "n", *LETTERS, "kind", "class", "reason"])
    pairs["letter"] = letters(pairs["functional"], pairs["dysfunctional"])
    table = pairs.pivot_table(index=keys, columns="letter", values="n", aggfunc="sum", fill_value=0.0)
    counts = table.reindex(columns=list(LETTERS), fill_value=0.0)
    found, (better, worse) = classify(counts.to_numpy()), better_worse(counts.to_numpy())
    kind = display_class(found.n)
    shown = kind != "hidden"
    sides = {f"{name}{end}": np.where(shown, part, np.nan)
             for name, side in (("better", better), ("worse", worse))
             for end, part in zip(("", "_low", "_high"), side, strict=True)}  # fmt: skip
    lines = counts.reset_index().assign(
        n=found.n, kind=np.where(shown, found.shown, ""), mixed=found.mixed & shown, lead=found.lead,
        needed=found.needed, p=np.where(shown, found.p, np.nan), **sides, total_strength=found.total_strength,
        category_strength=found.category_strength, questionable=found.questionable, reason=reason(found.n),
        **{"class": kind},
    )  # fmt: skip
    lines.columns.name = None
    rank = [ORDER.get(one[:1], len(ORDER)) for one in lines["kind"]]
    return (
        lines.assign(rank=rank)
        .sort_values([*by, "rank", "worse"], kind="stable", ignore_index=True)
        .drop(columns="rank")
    )
