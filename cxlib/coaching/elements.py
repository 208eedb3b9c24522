"""The five elements and the four competencies: how well, and against what was expected.

Performance is the share in the two best boxes and the mean, as for satisfaction; the gap is of persons who told both
what they expected and what they got. Scores are on the home scale of elements, 1 to 5, whatever scale was asked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cxlib import satisfaction
from cxlib.assemble import columns_of, places
from cxlib.coaching.gaps import AS_EXPECTED, gaps_of_sums, unpaired_gap
from cxlib.display import display_class, reason
from cxlib.families import q_values
from cxlib.intervals import Floats, floats, ratio
from cxlib.registry import METRICS
from cxlib.scope import Scope

if TYPE_CHECKING:
    from cxlib.store.surveyed import Surveyed

ELEMENTS = (
    "element.reliability", "element.responsiveness", "element.friendliness", "element.empathy", "element.tangibles",
)  # fmt: skip
COMPETENCIES = ("competency.awareness", "competency.knowledge", "competency.communication", "competency.emotion")
SAME, DIFFERENT = "same", "different"
"""Whether the people who told what they expected are those who told what they got."""
GAP = ("expectation", "perception", "gap", "gap_low", "gap_high", "p", "above", "as_expected", "below", "spread")


def asked(reader: Surveyed) -> list[str]:
    """The items there are: elements, competencies, then others that an expectation was asked about."""
    items = reader.items()
    there = set(items["code"])
    expected = items.loc[items["facet"] == "expectation", "code"]
    known = [code for code in (*ELEMENTS, *COMPETENCIES) if code in there]
    return [*known, *(code for code in expected if code not in known)]


def elements(
    reader: Surveyed, scope: Scope, by: tuple[str, ...] = (), items: Iterable[str] | None = None
) -> pd.DataFrame:
    """One line per item and group of the keys in `by`, in the order of `asked`; items nobody answered are left out.

    `item, *by`; `n, value, low, high` (share in the two best boxes), `mean, mean_low, mean_high`, `class, reason`; of
    persons with both answers `expectation, perception, gap, gap_low, gap_high, gap_n, p` (no gap), `q` (p among all
    lines), `above, as_expected, below` (shares), `spread` (standard deviation of persons' gaps), `gap_class,
    gap_reason`. `paired` is "same", "different" (nobody told both: the difference of means, without classes) or "" (no
    expectation asked). NaN is no figure.

    >>> from cxlib.store import open_store
    >>> elements(open_store().reader(), Scope()).empty
    True
    """
    wanted = asked(reader) if items is None else list(items)
    parts = [_performance(reader, scope, by, item) for item in wanted]
    parts = [part for part in parts if len(part)]
    if not parts:
        return pd.DataFrame(columns=["item", *by, "n", "value", "gap", "paired", "reason"])
    lines = pd.concat(parts, ignore_index=True)
    sums = reader.expected(scope, by, AS_EXPECTED)
    at = places(columns_of(lines), columns_of(sums), ("item", *by))
    taken = {name: np.append(sums[name].to_numpy(dtype=float), 0.0)[at] for name in sums if name not in ("item", *by)}
    return _with_unpaired(reader, scope, by, lines.assign(**_gap_columns(taken)))


def _performance(reader: Surveyed, scope: Scope, by: tuple[str, ...], item: str) -> pd.DataFrame:
    share, mean = (pd.DataFrame(satisfaction.figure(reader, scope, replace(METRICS[key], item=item), by))
                   for key in ("csat", "csat_mean"))  # fmt: skip
    means = {name: mean[column] for name, column in (("mean", "value"), ("mean_low", "low"), ("mean_high", "high"))}
    lines = share.assign(item=item, **means)[["item", *by, "n", "value", "low", "high", *means, "class", "reason"]]
    there = lines[lines["n"] > 0]
    return there.sort_values(list(by), kind="stable") if by else there


def _gap_columns(sums: dict[str, Floats]) -> dict[str, object]:
    n, w = sums["n"], sums["w"]
    effective = np.minimum(n, np.nan_to_num(ratio(w**2, sums["w_sq"])))
    found = gaps_of_sums(w, sums["w_gap"], sums["w_gap_sq"], n_effective=effective)
    above, below = ratio(sums["w_above"], w), ratio(sums["w_below"], w)
    columns = {
        "expectation": ratio(sums["w_expected"], w), "perception": ratio(sums["w_got"], w), "gap": found.gap.value,
        "gap_low": found.gap.low, "gap_high": found.gap.high, "p": found.p, "above": above,
        "as_expected": 1 - above - below, "below": below, "spread": found.sd,
    }  # fmt: skip
    shown = display_class(effective) != "hidden"
    columns = {name: np.where(shown, column, np.nan) for name, column in columns.items()}
    return columns | {
        "q": q_values(columns["p"]), "gap_n": n, "gap_class": display_class(effective), "gap_reason": reason(effective),
        "paired": np.where(n > 0, SAME, np.where(sums["alone"] > 0, DIFFERENT, "")),
        **{name: sums[name] for name in ("told", "expected", "expected_sq")},
    }  # fmt: skip


def _with_unpaired(reader: Surveyed, scope: Scope, by: tuple[str, ...], lines: pd.DataFrame) -> pd.DataFrame:
    """Lines where nobody told both get the difference of means, with Welch's interval."""
    for item in lines.loc[lines["paired"] == DIFFERENT, "item"].unique():
        measures = reader.ratings(scope, item, by, reader.node_ids(scope))
        mine = lines.index[(lines["item"] == item) & (lines["paired"] == DIFFERENT)]
        at = places(columns_of(lines.loc[mine]), columns_of(measures), by)
        for line, place in zip(mine, at, strict=True):
            sides = [tuple(float(part) for part in source) for source in (
                lines.loc[line, ["told", "expected", "expected_sq"]],
                measures.iloc[place][["n", "score", "score_sq"]] if place >= 0 else (0, 0, 0))]  # fmt: skip
            n = min(sides[0][0], sides[1][0])
            lines.loc[line, "gap_n"] = n
            lines.loc[line, ["gap_class", "gap_reason"]] = [str(display_class(n)), str(reason(n))]
            if lines.loc[line, "gap_class"] != "hidden":
                found = unpaired_gap(*sides)  # type: ignore[arg-type]
                means = [side[1] / side[0] for side in sides]
                lines.loc[line, ["expectation", "perception"]] = means
                lines.loc[line, ["gap", "gap_low", "gap_high"]] = floats([float(part) for part in found])
    return lines.drop(columns=["told", "expected", "expected_sq"])
