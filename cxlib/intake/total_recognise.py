"""Is a file summed up already, and which of its columns is what? By headers, with the values having the last word.

It is if a column names periods, other columns count, and nothing in it belongs to one person or one case.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from cxlib.intake import aliases
from cxlib.intake.averages import fractions, is_average
from cxlib.intake.columns import Column
from cxlib.intake.found import Found
from cxlib.intake.scales import folded
from cxlib.intake.total_fits import fits, number_in
from cxlib.intake.total_levels import levels_in
from cxlib.intake.total_names import ANSWERED, WHOLE, band_of, length_of, role_of, split_up
from cxlib.intake.total_units import measured, with_length
from cxlib.intake.why import Reason, Why
from cxlib.intake.wordings import RATING, RECOMMEND

Cells = Mapping[str, Sequence[str]]
COUNTS = ("served", "abandoned", "complaints", "answers", "satisfied", "dissatisfied", "within", "breaches")
SUMMED = ("satisfied", "dissatisfied", "mean")
"""What is known better where each answer is counted."""
FEW = 30
"""Distinct values up to which a column may be what tells rows of the same period apart."""
_MOODS = re.compile(r"positive|negative|promoter|satisf|\bgood\b|\bpoor\b|smil|满意|好评|差评")
"""Headers beside which a total is one of answers."""
BARE = ("人数", "数量", "样本", "n", "count", "total", "total responses")
"""What a number of people is called when nothing tells what they did."""
_CODE = re.compile(r"(code|id|no|number|编号|编码|代码)$")
TOTALS = ("total", "total responses")
ONE_BY_ONE = {"id", "ticket", "comment", "opened", "started", "closed", "answered", "time"}


def totals_in(cells: Cells) -> Found | None:
    """The columns, if the file is one of totals.

    >>> found = totals_in({"月份": ["2026年1月", "2026年2月"], "网点": ["城北", "城北"], "业务量": ["812", "930"]})
    >>> [(one.name, one.role) for one in found.columns]
    [('月份', 'period'), ('网点', 'site'), ('业务量', 'served')]
    >>> totals_in({"日期": ["2026-01-01"], "满意度": ["5"]}) is None
    True
    """
    if any(_one_by_one(name, texts) for name, texts in cells.items()):
        return None
    bands, levels = _bands(cells), levels_in(cells)
    taken = {one.name for one in (*bands, *levels)}
    found = _by_header({name: texts for name, texts in cells.items() if name not in taken}, bands)
    found = [one for one in found if not levels or one.role not in SUMMED] + levels
    period = next((column for column in found if column.role == "period"), None)
    counts = [column for column in found if column.role in ("served", "complaints", "answers", "level")]
    if period is None or not (counts or bands) or not _sums(cells, counts, bands):
        return None
    period, why = with_length(period, cells[period.name])
    found = [period if column.role == "period" else column for column in found] + bands
    reasons = [_why(column) for column in found]
    left = [name for name in cells if name not in {one.name for one in found} and is_average(name)]
    reasons += [Reason(name, "ignore", Why.AVERAGES.name, 0.3) for name in left if fractions(cells[name])]
    apart = _apart(found, cells)
    found += [apart] if apart else []
    reasons += [Reason(apart.name, apart.role, Why.TELLS_APART.name, 0.55)] if apart else []
    reasons += [why] if why else []
    found, doubts = measured(found, cells)
    order = list(cells)
    return Found(tuple(sorted(found, key=lambda column: order.index(column.name))), (*reasons, *doubts))


def _by_header(cells: Cells, bands: Sequence[Column]) -> list[Column]:
    """One column per role, that about all where several are of a kind, if its values are what the header says."""
    named: dict[str, list[str]] = {}
    for name, texts in cells.items():
        role = role_of(name) or aliases.role_of(name)
        if role in ("site", "channel", "segment", "node") or (role and fits(role, texts)):
            named.setdefault(role, []).append(name)
    roles = {*COUNTS, "average", "longest", "mean", "period", "until", "hour", "site", "channel", "segment", "node"}
    roles -= split_up(list(cells))
    chosen = {role: _meant(role, names, cells) for role, names in named.items() if role in roles}
    chosen = _beside_average(_beside_abandoned(chosen, cells), cells)
    needs = {"until": "period", "hour": "period", "satisfied": "answers", "dissatisfied": "answers", "mean": "answers",
             "abandoned": "served"}  # fmt: skip
    kept = {role: name for role, name in chosen.items() if needs.get(role, role) in chosen}
    waits = {"average", "longest", "within", "breaches"} if "served" not in kept and not bands else set()
    return [Column(name, role, missing=aliases.MISSING) for role, name in kept.items() if role not in waits]


def _meant(role: str, names: list[str], cells: Cells) -> str:
    """Of several columns of a role the one that says it whole; of those of calls the answered ones."""
    answered = [name for name in names if role == "served" and ANSWERED.search(folded(name))]
    return min(answered or names, key=lambda name: (not WHOLE.match(folded(name)), *_coarse(name, role, cells)))


def _coarse(name: str, role: str, cells: Cells) -> tuple[int, bool]:
    """Of several columns of places the finer is meant, a name before its code: an office, not its region."""
    return (-len(set(cells[name])), bool(_CODE.search(folded(name)))) if role in ("site", "node") else (0, False)


def _why(column: Column) -> Reason:
    said = role_of(column.name) or aliases.role_of(column.name)
    if column.role not in ("mean", "answers") or said == column.role:
        return Reason(column.name, column.role, Why.HEADER.name, 0.9)
    return Reason(column.name, column.role, (Why.VALUES if column.role == "mean" else Why.COUNT_UNCLEAR).name, 0.55)


def _beside_abandoned(chosen: dict[str, str], cells: Cells) -> dict[str, str]:
    """The roles where a bare "answer" stands beside what was abandoned: the calls that were taken."""
    taken = next((name for name in cells if folded(name) in ("answer", "answered") and fits("served", cells[name])), "")
    return {"served": taken, **chosen} if taken and "abandoned" in chosen else chosen


def _beside_average(chosen: dict[str, str], cells: Cells) -> dict[str, str]:
    """The roles where the answers are not told by name: a bare number beside an average, or a total of moods."""
    told = dict(chosen)
    judged = (name for name in cells if RATING.search(folded(name)) and not RECOMMEND.search(folded(name)))
    named = [name for name in judged if name not in told.values()]
    if "mean" not in told and (mean := next((one for one in named if fractions(cells[one])), "")):
        told["mean"] = mean
    bare = [name for name in cells if folded(name) in BARE and told.get("served", name) == name]
    plain = [name for name in bare if fits("answers", cells[name])] if told.keys() & {"mean", "satisfied"} else []
    total = [name for name in bare if folded(name) in TOTALS and told.get("served") == name] if _judged(cells) else []
    if "answers" not in told and (plain or total):
        told["answers"] = (plain or total)[0]
        told.pop("served", "")
        return told
    return told if "answers" in told else chosen


def _judged(cells: Cells) -> bool:
    return any(_MOODS.search(folded(name)) for name in cells)


def _one_by_one(name: str, texts: Sequence[str]) -> bool:
    """Whether a column belongs to single persons or cases: their numbers, moments or texts, nearly all different."""
    if aliases.role_of(name) not in ONE_BY_ONE or ((role := role_of(name)) and fits(role, texts)):
        return False
    given = [text for text in texts if text.strip()]
    return len(set(given)) > len(given) / 2


def _sums(cells: Cells, counts: list[Column], bands: list[Column]) -> bool:
    """Whether the numbers are counts of many and not grades: two columns that count, or numbers no scale has."""
    told = (number_in(text, whole=True) for column in counts for text in cells[column.name])
    return len(counts) + len(bands) >= 2 or any(value is not None and value > 20 for value in told)


def _bands(cells: Cells) -> list[Column]:
    """At least three bands under one beginning, each a column of counts; of several beginnings that about all."""
    families: dict[str, list[Column]] = {}
    for name, texts in cells.items():
        band = band_of(name)
        if band and fits("served", texts):
            before, low, high = band
            unit = length_of(name) or "min"
            families.setdefault(before, []).append(Column(name, "band", unit=unit, lower=low, upper=high))
    wide = {before: columns for before, columns in families.items() if len(columns) >= 3}
    first = next((before for before in wide if WHOLE.match(before)), next(iter(wide), None))
    return wide[first] if first is not None else []


def _apart(found: list[Column], cells: Cells) -> Column | None:
    """The column that tells rows of one place and period apart, where the others do not: a node, else a channel."""
    about = [
        column.name
        for column in found
        if column.role in ("period", "until", "hour", "site", "channel", "segment", "node")
    ]
    size = len(cells[about[0]])

    def twins(names: list[str]) -> int:
        return sum(n - 1 for n in Counter(zip(*(cells[name][:size] for name in names), strict=True)).values())

    before = twins(about)
    taken = {column.name for column in found}
    roles = {column.role for column in found}
    role = next((one for one in ("node", "channel", "segment") if one not in roles), "")
    free = [name for name in cells if name not in taken and 1 < len(set(cells[name])) <= FEW and role]
    best = min(free, key=lambda name: twins([*about, name]), default=None)
    if best is None or before == 0 or twins([*about, best]) > before / 10:
        return None
    return Column(best, role)
