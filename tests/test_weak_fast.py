"""What is read quickly for the training pages is what a plain look at all rows gives."""

import pandas as pd
import pytest

from cxlib.scope import Scope
from cxlib.store import Store, judged
from tests.shop import sorted_rows, store

__all__ = ["store"]  # the fixture

APART = """
with visit as (select code, any_value(staff) as staff, any_value(opened_at) as opened from ticket group by code
    having count(*) = 1)
select n.code as node, i.code as item, a.box, nullif(t.staff, '') as staff,
    hour(coalesce(t.opened, r.answered_at)) as at
from rating a join response r using (response_id) left join visit t on t.code = r.ticket_code
join node n on n.node_id = a.node_id join item i on i.item_id = a.item_id
where i.facet = 'perception' and i.code <> 'nps' and n.kind <> 'journey'
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
