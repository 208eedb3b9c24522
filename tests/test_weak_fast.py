"""What is read quickly for the training pages is what a plain look at all rows gives."""

from collections.abc import Iterator
from typing import Any

import pandas as pd
import pytest

from cxlib.scope import Scope
from cxlib.store import Store, judged, open_store, surveyed
from cxlib.store.roll import refresh
from cxlib.store.statements import sql

PLACES = """
insert into journey values (1, 'shop', '店', 'Shop', 0, 1);
insert into node select i + 1, case i when 0 then 'shop' else 'n' || i end, 1,
    case i when 0 then 'journey' else 'place' end, '', 'n' || i, 'n' || i, i, null, null, 1 from range(4) t(i);
insert into site values (1, 'east', 'east', 'east', '', '', 1), (2, 'west', 'west', 'west', '', '', 1);
insert into item values (1, 'csat', 'perception'), (2, 'nps', 'perception'), (3, 'element.friendliness', 'perception'),
    (4, 'element.empathy', 'perception'), (5, 'element.empathy', 'expectation');
insert into scale values (1, 1, 5, false);
"""
ANSWERS = """
insert into response select i, 1, i, null, day, case when i % 3 = 0 then day + interval (8 + i % 14) hour end, 1,
    i % 3, 0, 0, 1 + i % 4, null, case when i % 2 = 0 then 'T' || (i - i % 4) end
from (select i, date '2025-01-01' + (i // 20)::integer as day from range(2000) t(i)) where i % 7 <> 3;
insert into rating select r.response_id, 1, r.day, n.node_id, q.item_id, r.site_id, 0, 0, r.weight, s.score, 1, s.score,
    case when s.score >= 4 then 1 when s.score <= 2 then -1 else 0 end
from response r cross join node n cross join item q
cross join lateral (select 1 + greatest(hash(response_id) % 5, hash(response_id, node_id, item_id) % 5) as score) s
where hash(r.response_id, n.node_id, q.item_id, 7) % 4 > 0;
insert into ticket (ticket_id, upload_id, code, kind, day, node_id, site_id, channel_id, segment_id, opened_at, outcome,
    outcome_told, staff)
select i, 2, 'T' || (i % 1990), 'service', date '2025-01-01' + (i // 20)::integer, 2, 1, 0, 0,
    timestamp '2025-01-01 09:00' + interval (i % 9) hour, 'served', true,
    case when i % 5 > 0 then 'Ann' || i % 3 else '' end
from range(2000) t(i);
insert into ticket (ticket_id, upload_id, code, kind, day, node_id, site_id, channel_id, segment_id, outcome,
    outcome_told, wait_s, category)
select 5000 + i, 2, null, 'complaint', date '2025-01-02', 2 + i % 2, 1, 0, 0, 'served', true, i, 'late'
from range(40) t(i);
update ticket set wait_s = ticket_id % 700 where kind = 'service';
insert into comment select response_id, 'response', 1, day, 1 + response_id % 3, site_id, 0, 0, null,
    case when response_id % 4 > 0 then response_id % 3 - 1 end, 'said ' || response_id % 50
from response where response_id % 5 < 3;
insert into comment select ticket_id, 'ticket', 2, day, node_id, site_id, 0, 0, null, null, 'complained ' || ticket_id
from ticket where ticket_id >= 5000 or ticket_id < 20;
create or replace temp table touched_day as select distinct day from response;
"""
APART = """
with visit as (select code, any_value(staff) as staff, any_value(opened_at) as opened from ticket group by code
    having count(*) = 1)
select n.code as node, i.code as item, a.box, nullif(t.staff, '') as staff,
    hour(coalesce(t.opened, r.answered_at)) as at
from rating a join response r using (response_id) left join visit t on t.code = r.ticket_code
join node n on n.node_id = a.node_id join item i on i.item_id = a.item_id
where i.facet = 'perception' and i.code <> 'nps' and n.kind <> 'journey'
"""

SAMPLED = """
select response_id, day, node_id, item_id, site_id, channel_id, segment_id, weight, score from rating
where hash(response_id) < 18446744073709551616 // 32
except all from sampled_rating
union all
(from sampled_rating except all
    select response_id, day, node_id, item_id, site_id, channel_id, segment_id, weight, score from rating
    where hash(response_id) < 18446744073709551616 // 32)
"""

BY_SITE = """
select n.code as node, i.code as item, s.code as site, count(*)::double as n, count_if(box = 1)::double as top
from rating join node n using (node_id) join item i using (item_id) join site s using (site_id)
where i.facet = 'perception' and i.code <> 'nps' and n.kind <> 'journey'
group by all order by all
"""
SAID = """
with visit as (select code, any_value(wait_s) as wait_s from ticket group by code having count(*) = 1)
select m.day, m.owner, m.text, a.response_id as answer, coalesce(a.box, m.box) as box, m.box as whole, '-' as channel,
    coalesce(k.wait_s, v.wait_s) as wait_s, k.category
from comment m
left join rating a on a.response_id = case when m.owner = 'response' then m.owner_id end and a.node_id = 2
    and a.item_id = 1
left join response r on r.response_id = case when m.owner = 'response' then m.owner_id end
left join visit v on v.code = r.ticket_code
left join ticket k on k.ticket_id = case when m.owner = 'ticket' then m.owner_id end
where (m.owner = 'response' or k.kind = 'complaint') and (m.node_id = 2 or m.node_id = 1 and a.box is not null)
"""
DRIVEN = """
with outcome as (select response_id, avg(score)::double as outcome, any_value(weight)::double as weight from rating
    where node_id = 1 and item_id = 1 group by response_id order by hash(response_id) limit $most)
select outcome, weight, node_id, avg(score)::double as score, response_id
from outcome join (select * exclude (weight) from rating) using (response_id) where node_id > 1 and item_id = 1
group by all
"""


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    made = open_store(":memory:")
    with made.database.transaction() as cursor:
        cursor.execute(PLACES)
        cursor.execute(ANSWERS)
        refresh(cursor)
    yield made
    made.close()


@pytest.mark.parametrize("nodes", [(), ("n1",), ("n1", "n3")])
@pytest.mark.parametrize("by", [(), ("period",)])
def test_items_over_all_sites_are_the_sum_of_those_at_each_site(
    store: Store, by: tuple[str, ...], nodes: tuple[str, ...]
) -> None:
    reader, scope = store.reader(), Scope(nodes=nodes)
    sites = reader.judged(scope, ("site", *by))
    added = sites.groupby(["node", "item", *by])[judged.MEASURES].sum().reset_index()
    pd.testing.assert_frame_equal(reader.judged(scope, by), added, check_dtype=False)
    assert (added["w"] > added["n"]).all()


@pytest.mark.parametrize("sites", [(), ("east",), ("east", "west")])
@pytest.mark.parametrize("by", [(), ("site",)])
def test_without_weights_an_item_is_judged_as_if_they_were_read(
    store: Store, monkeypatch: pytest.MonkeyPatch, by: tuple[str, ...], sites: tuple[str, ...]
) -> None:
    with store.database.cursor() as cursor:
        rows = cursor.execute(BY_SITE).df()
    there = rows[rows["site"].isin(sites or rows["site"].unique())]
    plain = there.groupby(["node", "item", *by], as_index=False)[["n", "top"]].sum()
    monkeypatch.setattr(judged.Judged, "_weighted", lambda _: False)
    store.database.forget()
    told = store.reader().judged(Scope(sites=sites), by)
    store.database.forget()
    pd.testing.assert_frame_equal(told[list(plain)], plain)
    assert told[["w", "w_sq", "w_top"]].to_numpy().tolist() == told[["n", "n", "top"]].to_numpy().tolist()


def test_a_site_that_is_not_known_is_not_told_apart(store: Store) -> None:
    with store.database.cursor() as cursor:
        rows = cursor.execute(BY_SITE).df()
    told = store.reader().judged_apart(Scope(), "site")
    assert told.to_numpy().tolist() == rows[rows["site"] != "-"].to_numpy().tolist()
    assert 0 < len(told) < len(rows)


@pytest.mark.parametrize("at_once", [100, 500_000])
@pytest.mark.parametrize("by", ["shift", "staff"])
def test_parts_of_the_day_and_staff_are_those_of_a_plain_join(
    store: Store, monkeypatch: pytest.MonkeyPatch, by: str, at_once: int
) -> None:
    monkeypatch.setattr(judged, "AT_ONCE", at_once)
    with store.database.cursor() as cursor:
        rows = cursor.execute(APART).df()
    parts = pd.cut(rows["at"], [-1, 11, 17, 23], labels=["morning", "afternoon", "evening"]).astype(object)
    rows["part"] = rows["staff"] if by == "staff" else parts
    plain = rows.groupby(["node", "item", "part"])["box"].agg(n="count", top=lambda box: (box == 1).sum()).reset_index()
    store.database.forget()
    told = store.reader().judged_apart(Scope(), by)
    assert len(plain) > 6
    keys = ["node", "item", "part"]
    assert told.set_index(keys).sort_index().astype(int).equals(plain.set_index(keys).sort_index().astype(int))


def test_what_is_said_of_a_node_is_what_a_plain_join_of_all_rows_gives(store: Store) -> None:
    with store.database.cursor() as cursor:
        plain = cursor.execute(SAID).df()
    told = store.reader().said_of(Scope(), "n1", "csat", 100_000)
    assert list(told.columns) == list(plain.columns)
    assert sorted_rows(told) == sorted_rows(plain)
    assert told["wait_s"].notna().sum() > 100
    assert set(told["owner"]) == {"response", "ticket"}
    lowest = store.reader().said_of(Scope(), "n1", "csat", 30)
    assert sorted(lowest["text"].str.len(), reverse=True) == list(lowest["text"].str.len())
    assert set(lowest["box"]) == {-1}


def test_those_who_scored_it_low_say_what_is_said_with_a_low_score(store: Store) -> None:
    said, low = (getattr(store.reader(), name)(Scope(), "n1", "csat") for name in ("said_of", "said_low"))
    with_low = said[said["answer"].notna() & said["box"].eq(-1)]
    assert sorted_rows(with_low[["answer", "text"]]) == sorted_rows(low[["answer", "text"]])
    assert len(low) > 50


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


def sorted_rows(frame: pd.DataFrame) -> list[Any]:
    """The rows as text, in an order of their own: missing is missing, whatever stands for it."""
    return sorted(map(str, frame.astype(object).where(frame.notna(), None).map(plainly).to_numpy().tolist()))


def plainly(cell: object) -> object:
    return float(cell) if isinstance(cell, (int, float)) else str(cell)
