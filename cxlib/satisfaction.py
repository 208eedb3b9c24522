"""Satisfaction: rating measures in, figures out.

Without a node asked for, a journey speaks by its own score where most were asked for one ("overall, how satisfied …"),
else by the pooled answers about its nodes. A person who rated several nodes counts once in the interval: the effective
n is never larger than the number of persons. Weights: effective n = (sum w)² / sum w² (Kish).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cxlib import aggregated, intervals
from cxlib.assemble import Basis, Lines, keys_of, length, lines, places, taken
from cxlib.registry import Metric
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.reader import Reader


def figure(reader: Reader, scope: Scope, card: Metric, by: tuple[str, ...]) -> Lines:
    """Figures of one satisfaction metric; see `cxlib.figures.figures`."""
    measures, part = aggregated.with_answers(_measures(reader, scope, card.item, by), card.unit)
    n, effective, flat = measures["n"], measures["n_effective"], np.zeros(length(measures), dtype=bool)
    total, top, bottom, score, score_sq = (measures[name] for name in _columns(scope.weighted))
    if card.unit == "share":
        estimate = intervals.proportion(top, total, n_effective=effective)
    elif card.unit == "nps":
        estimate = intervals.nps(top, total - top - bottom, bottom, n_effective=effective)
        flat = (n > 0) & (np.maximum(np.maximum(top, bottom), total - top - bottom) >= total * (1 - 1e-12))
    else:
        estimate = intervals.mean(total, score, score_sq, n_effective=effective)
        flat = (n > 1) & (estimate.low == estimate.high)
    frame = lines(card, keys_of(measures, by), estimate, Basis(n, effective, no_spread=flat))
    if card.unit == "score":
        frame = aggregated.without_spread(frame, part.counted)
    return aggregated.marked(frame, part)


def speaking(reader: Reader, scope: Scope, item: str) -> list[str]:
    """The codes of the nodes a figure over several nodes rests on: journeys as a whole, else their nodes."""
    ids, _ = _nodes(reader, scope, item, ())
    return [one.code for one in reader.chain() if one.node in ids]


def _columns(weighted: bool) -> tuple[str, ...]:
    return ("w", "w_top", "w_bottom", "w_score", "w_score_sq") if weighted else (
        "n", "top", "bottom", "score", "score_sq")  # fmt: skip


def _measures(reader: Reader, scope: Scope, item: str, by: tuple[str, ...]) -> Lines:
    """Rating measures by the keys, with `n_effective`."""
    nodes, pooled = _nodes(reader, scope, item, by)
    measures = reader.rating_columns(scope, item, by, nodes)
    weight, squares = measures["w"], measures["w_sq"]
    kish = np.where(squares > 0, weight**2 / np.where(squares > 0, squares, 1.0), 0.0)
    effective = kish if scope.weighted else measures["n"]
    if pooled and length(measures):
        persons = reader.response_columns(scope, by, pooled)
        at = places(measures, persons, by)
        w, w_sq, each = (persons[name] for name in ("w", "w_sq", "responses"))
        most = taken(w**2 / w_sq if scope.weighted else each, at, np.inf)
        effective = np.fmin(effective, np.where(most > 0, most, np.inf))
    return measures | {"n_effective": effective}


def _nodes(reader: Reader, scope: Scope, item: str, by: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """(nodes that speak, journeys whose persons bound the effective n)."""
    chosen = set(reader.node_ids(scope))
    if "node" in by:
        return sorted(chosen), []
    nodes = [one for one in reader.chain() if one.node in chosen]
    if not scope.nodes:
        whole = set(reader.whole_nodes(scope, item))
        spoken_for = {one.journey for one in nodes if one.node in whole}
        nodes = [one for one in nodes
                 if one.node in whole or (one.journey not in spoken_for and one.kind != "journey")]  # fmt: skip
    return [one.node for one in nodes], list(dict.fromkeys(one.journey for one in nodes))
