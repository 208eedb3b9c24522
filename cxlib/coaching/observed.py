"""What observers saw: shares of checks passed, and whether two sorts of observers agree.

**Question.** At which step and check does the service fail when somebody looks? Would another observer say the same?

**Method.** Share of checks passed with Wilson limits; checks of one scorecard hang together, so the limits rest on an
effective number of checks: p (1 - p) / v, with v the variance of the share as a ratio over scorecards, never fewer than
there are scorecards. Agreement: `kappa_by_visit` on checks of one item that two observers judged at one node and site
on one day, each on one scorecard.

**Source.** Cochran 1977, Sampling Techniques, ch. 9 (ratio over clusters); Wilson 1927; `cxlib.coaching.agreement`.

**Limits.** Who knows the trainer serves better than usual: shares from trainers and from mystery shoppers are not one
level. What could not be seen is counted apart, not as failed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cxlib.coaching.agreement import Agreement, kappa_by_visit
from cxlib.display import HIDDEN, PROVISIONAL, display_class, reason
from cxlib.intervals import proportion

PLACE = ["day", "node", "site"]
CHECKED = ["step", "item"]


@dataclass(frozen=True)
class Agreed:
    """Whether two sorts of observers agree: kappa over all checks, and per item `step, item, n, agreed` (a share).

    `apart` checks had no one partner: only one side looked that day, or somebody filled in several scorecards.
    """

    agreement: Agreement
    items: pd.DataFrame
    apart: int


def passed(observations: pd.DataFrame, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Shares of checks passed, one line per group of `by` (columns of `reader.observations()`), weakest first.

    Lines: `*by, value, low, high, n` (checks judged), `cards, unseen, n_effective, class, reason`; below 10 effective
    checks the share is hidden.

    >>> cards = pd.DataFrame({"card_id": range(12), "step": "greet", "passed": [True] * 9 + [False] * 2 + [None]})
    >>> passed(cards, ("step",))[["step", "n", "unseen", "class"]].values.tolist()
    [['greet', 11, 1, 'provisional']]
    """
    keys = list(by)
    seen = observations.assign(judged=observations["passed"].notna(), good=observations["passed"].eq(True))
    cards = seen.groupby([*keys, "card_id"], sort=False)[["judged", "good"]].sum().reset_index()
    cards["unseen"] = seen.groupby([*keys, "card_id"], sort=False)["judged"].agg(lambda told: (~told).sum()).to_numpy()
    groups = cards.groupby(keys, sort=False) if keys else [((), cards)]
    lines = [
        dict(zip(keys, key if isinstance(key, tuple) else (key,), strict=True)) | _share(part) for key, part in groups
    ]
    columns = [*keys, "value", "low", "high", "n", "cards", "unseen", "n_effective", "class", "reason"]
    return pd.DataFrame(lines, columns=columns).sort_values("value", kind="stable", ignore_index=True)


def agreed(observations: pd.DataFrame) -> Agreed:
    """Do trainers and mystery shoppers see the same? Of checks both judged at one node and site on one day.

    >>> told = {"day": 1, "node": "a", "site": "s", "step": "greet", "item": ["x", "y"] * 2, "card_id": [1, 1, 2, 2],
    ...         "role": ["trainer"] * 2 + ["shopper"] * 2, "passed": [True, False] * 2}
    >>> agreed(pd.DataFrame(told)).agreement.agreed
    1.0
    """
    judged = observations[observations["passed"].notna()]
    key = [*PLACE, *CHECKED]
    sides = {role: judged[judged["role"] == role] for role in ("trainer", "shopper")}
    alone = {role: side[~side.duplicated(key, keep=False)] for role, side in sides.items()}
    pairs = alone["trainer"].merge(alone["shopper"], on=key, suffixes=("_trainer", "_shopper"))
    first, second = (pairs[f"passed_{role}"].astype(bool) for role in ("trainer", "shopper"))
    visit = list(pairs[PLACE].itertuples(index=False, name=None))
    items = pairs.assign(same=first.to_numpy() == second.to_numpy()).groupby(CHECKED, sort=False)["same"]
    table = items.agg(n="size", agreed="mean").reset_index().sort_values("agreed", kind="stable", ignore_index=True)
    return Agreed(kappa_by_visit(first.tolist(), second.tolist(), visit), table, len(judged) - 2 * len(pairs))


def _share(cards: pd.DataFrame) -> dict[str, object]:
    good, n = cards["good"].to_numpy(dtype=float), cards["judged"].to_numpy(dtype=float)
    total, groups = n.sum(), int((n > 0).sum())
    effective = _effective(good, n)
    share = proportion(good.sum(), total, n_effective=effective)
    kind = str(display_class(effective))
    shown = kind != HIDDEN
    value, low, high = (float(one) if shown else np.nan for one in share)
    return {
        "value": value, "low": low, "high": high, "n": int(total), "cards": groups,
        "unseen": int(cards["unseen"].sum()), "n_effective": effective, "class": kind,
        "reason": "FEW_ANSWERS" if kind == PROVISIONAL else str(reason(effective)),
    }  # fmt: skip


def _effective(good: np.ndarray, n: np.ndarray) -> float:
    """What the checks are worth, if those of one scorecard hang together."""
    total, groups = n.sum(), int((n > 0).sum())
    if groups < 2:
        return float(groups)
    p = good.sum() / total
    spread = groups / (groups - 1) * ((good - p * n) ** 2).sum() / total**2
    if p in (0, 1):  # all alike: nothing tells how far checks of one scorecard hang together
        return float(groups)
    return float(np.clip(p * (1 - p) / spread, groups, total)) if spread > 0 else float(total)
