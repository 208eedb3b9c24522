"""A list of nodes or sites gives the catalogue its names, each row accounted for."""

import io

import pandas as pd
import pytest

from cxlib.intake.check import check
from cxlib.intake.columns import Column, Mapping, Place
from cxlib.intake.mapping import load_mapping
from cxlib.intake.recognise import recognise
from tests.lists import NAMED, NODES, SITES, fate, nodes, sheet, surveyed, tables, take, take_survey


@pytest.fixture
def store(filled):
    return filled(take_survey)


def test_a_list_gives_names_to_what_files_had_brought_and_adds_the_rest(store):
    outcome = take(store, NODES)
    assert (fate(outcome), outcome.updated, outcome.new_nodes) == ((3, 3, 0, 0), 2, ("C03",))
    assert nodes(store) == {
        "一号窗口": ("一号窗口", "Counter 1", "大厅", "办理", "place", 1),
        "二号窗口": ("二号窗口", "Counter 2", "大厅", "办理", "place", 2),
        "C03": ("三号窗口", "Counter 3", "大厅", "办理", "place", 3),
    }


def test_a_list_of_sites_gives_names_regions_and_zones(store):
    assert fate(take(store, SITES)) == (2, 2, 0, 0)
    with store.database.cursor() as cursor:
        rows = cursor.execute(
            "select code, name_zh, name_en, region, time_zone from site where site_id > 0 order by code"
        ).fetchall()
    assert rows == [
        ("north", "城北", "North hall", "北区", "Asia/Shanghai"),
        ("south", "south", "south", "", ""),
        ("west", "城西", "West hall", "西区", "Asia/Urumqi"),
    ]


def test_a_workbook_is_taken_in_like_text(store):
    book = io.BytesIO()
    pd.read_csv(io.StringIO(NODES), dtype=str).to_excel(book, index=False)
    assert fate(take(store, book.getvalue(), name="list.xlsx")) == (3, 3, 0, 0)


def test_files_that_write_the_code_or_a_former_name_meet_at_the_same_node(store):
    take(store, NODES)
    take(store, NAMED)
    before = set(nodes(store))
    later = "day,site,node,score\n" + "".join(
        f"2026-03-0{day},north,{name},5\n"
        for day, name in enumerate(("C01", "一号窗口", "Counter 1", "1号综合窗口"), 3)
    )
    assert fate(take(store, later, surveyed)) == (4, 4, 0, 0)
    assert set(nodes(store)) == before
    with store.database.cursor() as cursor:
        asked = "select count(*) from rating join node using (node_id) where code = '一号窗口'"
        assert cursor.execute(asked).fetchall() == [(5,)]


def test_the_same_list_again_is_a_duplicate_to_the_last_row(store):
    take(store, NODES)
    before = tables(store)
    assert fate(take(store, NODES, name="again.csv")) == (3, 0, 3, 0)
    assert tables(store) == before


def test_a_row_that_comes_twice_is_one_row_and_one_that_says_otherwise_is_refused(store):
    twice = NODES + "C03,三号窗口,Counter 3,大厅,办理,3\nC03,三号窗口,Third,大厅,办理,3\n"
    outcome = take(store, twice, recognise(sheet(NODES)).mapping)
    assert (fate(outcome), nodes(store)["C03"][1]) == ((5, 3, 1, 1), "Counter 3")
    assert list(outcome.reasons["code"]) == ["SAME_ENTRY_TWICE"]


def test_two_nodes_of_one_name_are_told_apart_by_their_codes(store):
    take(store, "节点编号,节点名称,英文名\nA1,一号窗口,Counter A\nB1,一号窗口,Counter B\n")
    assert {"A1", "B1"} <= set(nodes(store))
    assert nodes(store)["一号窗口"][1] == "一号窗口"


def test_a_list_of_names_alone_finds_a_node_by_any_of_them(store):
    take(store, NODES)
    outcome = take(store, "中文名,英文名\n一号综合窗口,Counter 1\n四号窗口,Counter 4\n", name_list())
    assert fate(outcome) == (2, 2, 0, 0)
    assert nodes(store)["一号窗口"][:2] == ("一号综合窗口", "Counter 1")
    assert nodes(store)["四号窗口"][:2] == ("四号窗口", "Counter 4")


def name_list():
    return Mapping("names", "catalogue", Place("own"), (Column("中文名", "node"), Column("英文名", "en")))


def test_what_a_row_does_not_say_stays_as_it_was(store):
    take(store, NODES)
    take(store, "节点编号,节点名称,阶段\nC01,,迎接\n")
    assert nodes(store)["一号窗口"] == ("一号窗口", "Counter 1", "大厅", "迎接", "place", 1)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("node code,name,kind\n,,place\n", "NO_ENTRY", "node code"),
        ("node code,name,kind\nc,C,street\n", "UNKNOWN_WORD", "kind"),
        ("node code,name,order\nc,C,first\n", "NOT_A_NUMBER", "order"),
        ("node code,name,order\nc,C,1.5\n", "NOT_A_COUNT", "order"),
        ("site code,name,time zone\nc,C,Moon/Crater\n", "UNKNOWN_WORD", "time zone"),
    ],
)
def test_a_row_that_cannot_hold_is_refused_with_its_reason(store, text, code, column):
    rest = "n1,N,\nn2,M,\nn3,O,\nn4,P,\n"
    way = recognise(sheet(text + rest)).mapping
    found = check(sheet(text + rest), way)
    assert [(line.row, line.column, line.code) for line in found.rejects.itertuples()] == [(2, column, code)]
    assert fate(take(store, text + rest, way)) == (5, 4, 0, 1)


def test_a_mapping_may_say_what_words_mean(store):
    toml = """name = "nodes"
kind = "catalogue"
journey = "hall"
column = [{ name = "code", is = "node" }, { name = "sort", is = "node_kind", values = { "柜" = "place" } }]
"""
    assert fate(take(store, "code,sort\nc1,柜\n", load_mapping(toml))) == (1, 1, 0, 0)
    assert nodes(store)["c1"] == ("c1", "c1", "hall", "", "place", 1000)
