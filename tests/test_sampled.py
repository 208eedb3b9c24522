"""Drivers of very many persons: a sample of them, always the same, however it is read."""

import pandas as pd
import pytest

from cxlib.scope import Scope
from cxlib.store import Store, surveyed
from cxlib.store.statements import sql
from tests.shop import sorted_rows, store

__all__ = ["store"]  # the fixture

SAMPLED = """
select response_id, day, node_id, item_id, site_id, channel_id, segment_id, weight, score from rating
where hash(response_id) < 18446744073709551616 // 32
except all from sampled_rating
union all
(from sampled_rating except all
    select response_id, day, node_id, item_id, site_id, channel_id, segment_id, weight, score from rating
    where hash(response_id) < 18446744073709551616 // 32)
"""

DRIVEN = """
with outcome as (select response_id, avg(score)::double as outcome, any_value(weight)::double as weight from rating
    where node_id = 1 and item_id = 1 group by response_id order by hash(response_id) limit $most)
select outcome, weight, node_id, avg(score)::double as score, response_id
from outcome join (select * exclude (weight) from rating) using (response_id) where node_id > 1 and item_id = 1
group by all
"""


@pytest.mark.parametrize("guess", [1.0, 2_000.0, 1e6])
@pytest.mark.parametrize("most", [20, 150, 100_000])
def test_of_many_persons_those_with_the_lowest_hashes_are_taken_however_few_are_looked_at_first(
    store: Store, monkeypatch: pytest.MonkeyPatch, most: int, guess: float
) -> None:
    monkeypatch.setattr(surveyed, "MOST_PERSONS", most)
    monkeypatch.setattr(surveyed.Surveyed, "_at_most", lambda *_: guess)
    with store.database.cursor() as cursor:
        rows = cursor.execute(DRIVEN, {"most": most}).df()
    wide = rows.pivot(index=["response_id", "outcome", "weight"], columns="node_id", values="score").reset_index()
    plain = wide.drop(columns="response_id").groupby([*wide.columns[1:]], dropna=False).size().reset_index()
    lines, scores = store.reader().driving(Scope(), ["shop"], ["n1", "n2", "n3"], "node")
    told = pd.concat([lines[["outcome", "weight"]], scores, lines["times"]], axis=1)
    assert list(scores.columns) == ["n1", "n2", "n3"]
    assert sorted_rows(told) == sorted_rows(plain)
    assert told["times"].sum() >= 0.7 * min(most, 1_000)


def test_of_very_many_persons_the_sampled_ones_are_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(surveyed, "sql", lambda name: asked.append(name) or sql(name))
    scope, journey, nodes = Scope(), ["shop"], ["n1", "n2", "n3"]
    for most in (20, 150):
        monkeypatch.setattr(surveyed, "MOST_PERSONS", most)
        store.reader().driving(scope, journey, nodes, "node")
    assert asked == ["driving_sampled", "driving"]
    with store.database.cursor() as cursor:
        persons = cursor.execute("select count(distinct response_id) from sampled_rating").fetchall()[0][0]
        assert cursor.execute(SAMPLED).fetchall() == []
    assert 20 < persons < 150


def test_where_the_sample_holds_enough_persons_no_others_are_looked_for(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(surveyed, "sql", lambda name: asked.append(name) or sql(name))
    monkeypatch.setattr(surveyed, "MOST_PERSONS", 500)
    monkeypatch.setattr(surveyed, "ENOUGH_PERSONS", 20)
    lines, _ = store.reader().driving(Scope(), ["shop"], ["n1", "n2", "n3"], "node")
    assert asked == ["driving_sampled"]
    assert 20 <= lines["times"].sum() < 150
