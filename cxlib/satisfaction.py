"""Satisfaction: rating measures in, figures out.

Without a node asked for, a journey speaks by its own score where most were asked for one ("overall, how satisfied …"),
else by the pooled answers about its nodes. A person who rated several nodes counts once in the interval: the effective
n is never larger than the number of persons. Weights: effective n = (sum w)² / sum w² (Kish).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib import intervals
from cxlib.assemble import Basis, lines
from cxlib.registry import Metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader

KEYS = ("node", "period", "site", "channel", "segment")


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> pd.DataFrame:
    """Figures of one satisfaction metric; see `cxlib.figures.figures`."""
    measures = _measures(reader, scope, card.item, by)
    keys = measures[[key for key in KEYS if key in measures]]
    n, flat = measures["n"].to_numpy(), np.zeros(len(measures), dtype=bool)
    effective = measures["n_effective"].to_numpy()
    total, top, bottom, score, score_sq = (measures[name].to_numpy() for name in _columns(scope.weighted))
    if card.unit == "share":
        estimate = intervals.proportion(top, total, n_effective=effective)
    elif card.unit == "nps":
        estimate = intervals.nps(top, total - top - bottom, bottom, n_effective=effective)
        flat = (n > 0) & (np.maximum(np.maximum(top, bottom), total - top - bottom) >= total * (1 - 1e-12))
    else:
        estimate = intervals.mean(total, score, score_sq, n_effective=effective)
        flat = (n > 1) & (estimate.low == estimate.high)
    return lines(card, keys, estimate, Basis(n, effective, no_spread=flat))


def _columns(weighted: bool) -> tuple[str, ...]:
    return ("w", "w_top", "w_bottom", "w_score", "w_score_sq") if weighted else (
        "n", "top", "bottom", "score", "score_sq")  # fmt: skip


def _measures(reader: Reader, scope: Scope, item: str, by: tuple[str, ...]) -> pd.DataFrame:
    """Rating measures by the keys, with `n_effective`."""
    nodes, pooled = _nodes(reader, scope, item, by)
    measures = reader.ratings(scope, item, by, nodes)
    kish = (measures["w"] ** 2 / measures["w_sq"].where(measures["w_sq"] > 0)).fillna(0.0)
    measures["n_effective"] = kish if scope.weighted else measures["n"]
    if not pooled or measures.empty:
        return measures
    persons = reader.responses(scope, by, pooled).rename(columns={"w": "person_w", "w_sq": "person_w_sq"})
    keys = [key for key in by if key != "node"]
    joined = measures.merge(persons, on=keys, how="left") if keys else measures.join(persons)
    most = joined["person_w"] ** 2 / joined["person_w_sq"] if scope.weighted else joined["responses"]
    joined["n_effective"] = np.fmin(joined["n_effective"], most.where(most > 0, np.inf))
    return joined


def _nodes(reader: Reader, scope: Scope, item: str, by: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """(nodes that speak, journeys whose persons bound the effective n)."""
    chosen = set(reader.node_ids(scope))
    if "node" in by:
        return sorted(chosen), []
    nodes = reader.catalogue().nodes
    nodes = nodes[nodes["node_id"].isin(chosen)]
    if not scope.nodes:
        whole = set(reader.whole_nodes(scope, item))
        spoken_for = set(nodes.loc[nodes["node_id"].isin(whole), "journey_id"])
        part = ~nodes["journey_id"].isin(spoken_for) & (nodes["kind"] != "journey")
        nodes = nodes[part | nodes["node_id"].isin(whole)]
    return [int(one) for one in nodes["node_id"]], [int(one) for one in nodes["journey_id"].unique()]
