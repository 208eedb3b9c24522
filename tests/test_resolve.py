"""The files of one counter meet at one node, however each of them spells it."""

from __future__ import annotations

import pytest

from cxlib.figures import figures
from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.scope import Scope
from cxlib.store import open_store

SURVEY = """
name = "survey"
kind = "survey"
[journey]
code = "hall"
[[node]]
code = "counter_1"
zh = "一号窗口"
en = "Counter 1"
[[site]]
code = "east"
zh = "城东支行"
en = "East branch"
[[column]]
name = "日期"
is = "day"
[[column]]
name = "网点"
is = "site"
[[column]]
name = "评分"
is = "rating"
node = "counter_1"
"""


@pytest.fixture
def store():
    store = open_store()
    rows = "日期,网点,评分\n" + "2026-03-01,城东支行,5\n" * 12
    take(store, rows, load_mapping(SURVEY))
    yield store
    store.close()


def take(store, text, mapping=None):
    sheet = read(text.encode(), "queue.csv")
    return store.load(sheet, mapping or recognise(sheet).mapping, file_name="queue.csv")


@pytest.mark.parametrize(
    ("node", "site"), [("一号窗口", "城东支行"), ("Counter 1", "East branch"), ("counter_1", "east")]
)
def test_a_queue_log_that_nobody_mapped_finds_the_node_and_site_of_the_survey(store, node, site):
    rows = [f"T{n},{site},{node},2026-03-01 09:00:00,2026-03-01 09:0{n % 5}:00,已办结" for n in range(12)]
    outcome = take(store, "\n".join(["票号,网点,窗口,取号时间,叫号时间,状态", *rows]))
    assert outcome.accepted == 12
    lines = figures(store.reader(), Scope(), ("csat", "wait_median_s"), ("node", "site"))
    assert lines[["node", "site", "n"]].to_numpy().tolist() == [["counter_1", "east", 12]] * 2


def test_a_name_that_two_nodes_share_stays_a_node_of_its_own(store):
    twin = SURVEY.replace('code = "counter_1"', 'code = "counter_9"').replace(
        'node = "counter_1"', 'node = "counter_9"'
    )
    take(
        store, "日期,网点,评分\n2026-03-02,城东支行,4\n", load_mapping(twin.replace('name = "survey"', 'name = "twin"'))
    )
    take(store, "票号,窗口,取号时间,叫号时间,状态\nT1,一号窗口,2026-03-01 09:00,2026-03-01 09:05,已办结\n")
    assert "一号窗口" in set(store.reader().catalogue().nodes["code"])
