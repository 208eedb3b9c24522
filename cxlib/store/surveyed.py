"""What persons told in one questionnaire, taken together: expectation and perception, Kano letters, drivers."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cxlib.scope import Scope
from cxlib.store.asking import as_asked
from cxlib.store.coached import Coached
from cxlib.store.db import sql

if TYPE_CHECKING:
    import pyarrow as pa

OUTCOMES = ["csat", "nps", "ces", "use_again"]
"""Items that say how the whole was: none of them drives another."""
MOST_PERSONS, ENOUGH_PERSONS = 20_000, 10_000
"""So many persons are taken at most; so many sampled ones are enough, before all are looked at for more."""
HASHES = 2**32
SAMPLED = HASHES // 32
"""Below this hash the ratings of a person lie in `sampled_rating` too (sample.sql)."""
MARGIN = 1.5
"""So many times the persons that are to be taken are looked at first: not all of them answered."""
EXPECTED = ("n", "w", "w_sq", "w_expected", "w_got", "w_gap", "w_gap_sq", "w_above", "w_below", "alone", "told",
            "expected", "expected_sq")  # fmt: skip


class Surveyed(Coached):
    """A reader that also reads answers of one person together. Totals are not in it: they tell no persons."""

    def items(self) -> pd.DataFrame:
        """What was ever asked: `code`, `facet` (perception, expectation, importance); to be looked at, not changed."""
        query = "select code, facet from item order by item_id"
        return self.kept(query, lambda: self._frame(query, {}))

    def expected(self, scope: Scope, by: tuple[str, ...], bound: float) -> pd.DataFrame:
        """Sums over persons of what they expected and got, on the items' home scale: one line per `item` and key.

        `n, w, w_sq, w_expected, w_got, w_gap, w_gap_sq, w_above, w_below` are of persons with both answers (a gap of
        `bound` or more is above or below), `alone` counts those without the second; `told, expected, expected_sq` are
        of all who told an expectation. Weights are 1 if the scope is not weighted.
        """
        self._refuse_unknown(by)
        query = "select item_id from item where code in (select code from item where facet = 'expectation')"
        items = self.kept(query, lambda: [int(number) for (number,) in self._rows(query)])
        if not items:
            return pd.DataFrame(columns=["item", *by, *EXPECTED])
        return self._told("expected", scope, by, bound=bound, weighted=scope.weighted, items=items)

    def kano(self, scope: Scope, by: tuple[str, ...] = ()) -> pd.DataFrame:
        """Pairs of answers: `feature, functional, dysfunctional, *by, n` (persons)."""
        self._refuse_unknown(by)
        return self._told("kano_letters", scope, by)

    def kano_days(self) -> tuple[date | None, date | None]:
        """First and last day of all pairs of answers at the viewer's sites, of whatever scope; `None` without any."""
        first, last = self._rows(sql("kano_days"), self._own())[0]
        return first, last

    def driving(
        self, scope: Scope, outcome: list[str], drivers: list[str], by: str
    ) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Answers about satisfaction together with what may drive it: `outcome, weight, times`, and beside each line
        the scores of the drivers, a column each (NaN: not asked); `times` persons answered so.

        The outcome is satisfaction with the nodes `outcome`; drivers are satisfaction with the nodes `drivers`
        (`by="node"`) or all else that was asked about them (`by="item"`). Of more than 20,000 persons 20,000 are
        taken, always the same; of very many, where a sample holds 10,000 and more, those of the sample.
        """
        numbers = {one: [int(node) for node in self.node_ids(Scope(nodes=tuple(codes)))]
                   for one, codes in (("outcome_nodes", outcome), ("nodes", drivers))}  # fmt: skip
        items = self.items()
        parts = set(items.loc[items["facet"] == "perception", "code"]) - set(OUTCOMES)
        codes = sorted(drivers if by == "node" else parts)
        numbers["both"] = sorted({*numbers["outcome_nodes"], *numbers["nodes"]})
        asked = {"item": self._item("csat"), "by_node": by == "node", "most": MOST_PERSONS, "codes": codes,
                 "weighted": scope.weighted}  # fmt: skip
        values = self._places(scope) | numbers | asked
        return _beside(self._drawn(values, max(self._at_most(scope, numbers["outcome_nodes"]), 1.0)), codes)

    def _drawn(self, values: dict[str, Any], persons: float) -> pa.Table:
        """The answers of at most `MOST_PERSONS` of so many `persons`: of the sampled ones, if there are enough."""
        share = MARGIN * MOST_PERSONS / persons
        sampled = MARGIN * ENOUGH_PERSONS / persons <= SAMPLED / HASHES
        while True:
            upto = min(round(share * HASHES), SAMPLED if sampled else HASHES)
            statement = sql("driving_sampled" if upto <= SAMPLED else "driving")
            with self.database.cursor() as cursor:
                rows = cursor.execute(*as_asked(statement, values | {"upto": upto})).to_arrow_table()
            found = rows["found"][0].as_py() if len(rows) else 0
            if share >= 1 or found == MOST_PERSONS or (sampled and found >= ENOUGH_PERSONS):
                return rows
            sampled = False
            share *= MARGIN * MOST_PERSONS / max(found, MOST_PERSONS / 100)  # fewer persons answered than it seemed

    def _at_most(self, scope: Scope, nodes: list[int]) -> float:
        """No more persons than so many told how satisfied they were with these nodes."""
        journeys = sorted({one.journey for one in self.chain() if one.node in nodes})
        told = self._measured("ratings", scope, (), nodes, self._item("csat"))["n"].sum()
        return float(min(told, self._measured("responses", scope, (), journeys)["responses"].sum()))


def _beside(rows: pa.Table, codes: list[str]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The lines, and a table of their scores with a column per driver that anybody was asked about."""
    places, scores = (rows[name].combine_chunks() for name in ("places", "scores"))
    line = np.repeat(np.arange(len(rows)), places.value_lengths().to_numpy(zero_copy_only=False))
    table = np.full((len(rows), len(codes)), np.nan)
    table[line, places.flatten().to_numpy(zero_copy_only=False) - 1] = scores.flatten().to_numpy(zero_copy_only=False)
    asked = ~np.isnan(table).all(axis=0)
    told = pd.DataFrame(table[:, asked], columns=[code for code, there in zip(codes, asked, strict=True) if there])
    return pd.DataFrame({name: rows[name].to_numpy() for name in ("outcome", "weight", "times")}), told
