"""What persons told in one questionnaire, taken together: expectation and perception, Kano letters, drivers."""

from __future__ import annotations

from datetime import date

import pandas as pd

from cxlib.scope import Scope
from cxlib.store.coached import Coached
from cxlib.store.db import sql

OUTCOMES = ["csat", "nps", "ces", "use_again"]
"""Items that say how the whole was: none of them drives another."""
MOST_PERSONS = 50_000
EXPECTED = ("n", "w", "w_sq", "w_expected", "w_got", "w_gap", "w_gap_sq", "w_above", "w_below", "alone", "told",
            "expected", "expected_sq")  # fmt: skip


class Surveyed(Coached):
    """A reader that also reads answers of one person together. Totals are not in it: they tell no persons."""

    def items(self) -> pd.DataFrame:
        """What was ever asked: `code`, `facet` (perception, expectation, importance)."""
        return self._frame("select code, facet from item order by item_id", {})

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

    def driving(self, scope: Scope, outcome: list[str], drivers: list[str], by: str) -> pd.DataFrame:
        """Answers about satisfaction together with what may drive it: `outcome, drivers, scores, weight, times`.

        The outcome is satisfaction with the nodes `outcome`; drivers are satisfaction with the nodes `drivers`
        (`by="node"`) or all else that was asked about them (`by="item"`). `drivers` and `scores` are lists of one
        length; `times` persons answered so. Of more than 50,000 persons 50,000 are taken, always the same.
        """
        places = self._places(scope)
        numbers = {one: [int(node) for node in self.node_ids(Scope(nodes=tuple(codes)))]
                   for one, codes in (("outcome_nodes", outcome), ("nodes", drivers))}  # fmt: skip
        asked = {"item": self._item("csat"), "outcomes": OUTCOMES, "by_node": by == "node", "most": MOST_PERSONS,
                 "weighted": scope.weighted}  # fmt: skip
        return self._frame(sql("driving"), places | numbers | asked)
