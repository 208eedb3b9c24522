"""Survey, observation and training effect of one node: do the three agree?

**Question.** Customers score a counter low. Did observers see why, and has the training mended it?

**Method.** Survey and observation are each set against the figure of the node's whole journey, pooled over its nodes:
`below` if the whole interval is below it. Then one word per node from the two and the verdict of its newest training.

**Source.** 评估三件套 (satisfaction survey, quality monitoring, training effect); the rule of joining them is ours.

**Limits.** A node that is `level` may still be weak: too few answers or scorecards to say so.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from cxlib.display import HIDDEN

AGREE = ("WEAK_BOTH", "WEAK_BOTH_STILL", "FINE_BOTH", "FINE_BOTH_TRAINED")
PARTLY = ("FINE_PARTLY",)


def together(
    survey: pd.DataFrame, observed: pd.DataFrame, journeys: Mapping[str, str], trained: Mapping[str, str]
) -> pd.DataFrame:
    """One line per node that has a line in either frame: `node, journey, survey, observed, trained, verdict`.

    Both frames have `node, value, low, high, n, class` and hold every node of a journey, for its figure is pooled from
    them; to look at some nodes, cut the lines that come back. `journeys` tells each node's journey, `trained` the
    verdict of its newest training. `survey` and `observed` are standings (`below, level, above, unknown`).

    >>> line = {"node": ["a"], "value": [0.5], "low": [0.4], "high": [0.6], "n": [50], "class": ["normal"]}
    >>> together(pd.DataFrame(line), pd.DataFrame(line), {"a": "bank"}, {})["verdict"].tolist()
    ['FINE_BOTH']
    """
    sides = {name: _standings(frame, journeys) for name, frame in (("survey", survey), ("observed", observed))}
    nodes = [node for node in journeys if any(node in side for side in sides.values())]
    told = {name: [side.get(node, "unknown") for node in nodes] for name, side in sides.items()}
    effects = [trained.get(node, "") for node in nodes]
    verdicts = [trio(*one) for one in zip(told["survey"], told["observed"], effects, strict=True)]
    homes = [journeys[node] for node in nodes]
    return pd.DataFrame({"node": nodes, "journey": homes, **told, "trained": effects, "verdict": verdicts})


def standing(lines: pd.DataFrame, overall: float) -> pd.Series:
    """How each line of figures (`value, low, high, class`) stands to an overall figure of the same kind.

    `below` or `above` where the whole interval is, else `level`; `unknown` where there is no figure or it is hidden.

    >>> frame = pd.DataFrame({"value": [0.5, 0.8], "low": [0.4, 0.7], "high": [0.6, 0.9], "class": "normal"})
    >>> standing(frame, 0.75).tolist()
    ['below', 'level']
    """
    unknown = lines["value"].isna() | lines["low"].isna() | (lines["class"] == HIDDEN)
    told = np.where(lines["high"] < overall, "below", np.where(lines["low"] > overall, "above", "level"))
    return pd.Series(np.where(unknown, "unknown", told), index=lines.index)


def trio(survey: str, observed: str, trained: str) -> str:
    """Do survey, observation and training effect of one node agree? Two standings and a verdict ("" not trained).

    `WEAK_BOTH` (both are below), `FINE_BOTH` (both are level, or both above), `FINE_PARTLY` (neither is below, one is
    above), `SURVEY_ONLY`, `OBSERVED_ONLY` (only that one is below), `UNKNOWN` (one of the two is not known); with
    `_TRAINED` where a training has worked there and both are fine alike, `_STILL` where both are weak although it has
    worked.

    >>> trio("below", "level", ""), trio("level", "above", "WORKED"), trio("below", "unknown", "")
    ('SURVEY_ONLY', 'FINE_PARTLY', 'UNKNOWN')
    """
    if "unknown" in (survey, observed):
        return "UNKNOWN"
    weak = survey == "below", observed == "below"
    fine = "FINE_BOTH" if survey == observed else "FINE_PARTLY"
    words = {(True, True): "WEAK_BOTH", (False, False): fine, (True, False): "SURVEY_ONLY"}
    told = words.get(weak, "OBSERVED_ONLY")
    more = {"WEAK_BOTH": "_STILL", "FINE_BOTH": "_TRAINED"}.get(told, "") if trained == "WORKED" else ""
    return told + more


def _standings(frame: pd.DataFrame, journeys: Mapping[str, str]) -> dict[str, str]:
    """The standing of each node of a frame against all nodes of its journey together."""
    home = frame["node"].map(journeys)
    found: dict[str, str] = {}
    for _, part in frame.groupby(home, sort=False):
        known = part[part["value"].notna()]
        n = known["n"].sum()
        overall = float((known["value"] * known["n"]).sum() / n) if n else np.nan
        found |= dict(zip(part["node"], standing(part, overall), strict=True))
    return found
