"""What lists of nodes and sites changed is taken back exactly, in any order, and told before it is done."""

from itertools import permutations

import pytest

from cxlib.intake.recognise import recognise
from cxlib.preview import effect_of_load
from cxlib.store.load import Taken
from tests.lists import NAMED, NODES, SITES, fate, nodes, sheet, surveyed, tables, take, take_survey

THIRD = "节点编号,节点名称,场景\nC02,乙窗口,二楼\nC09,九号窗口,二楼\n"


def three_lists(store):
    take_survey(store)
    assert [take(store, text).upload_id for text in (NODES, NAMED, THIRD)] == [2, 3, 4]


@pytest.fixture
def store(filled):
    return filled(take_survey)


@pytest.mark.parametrize("order", list(permutations((2, 3, 4))))
def test_lists_taken_back_in_any_order_leave_what_was_there(store, filled, order):
    listed = filled(three_lists)
    assert nodes(listed)["二号窗口"] == ("乙窗口", "Second counter", "二楼", "办理", "place", 2)
    for upload in order:
        listed.undo(upload)
    assert tables(listed) == tables(store)


def test_taking_the_first_list_back_leaves_what_the_second_says(store):
    first = take(store, NODES)
    take(store, NAMED)
    store.undo(first.upload_id)
    assert nodes(store) == {
        "一号窗口": ("1号综合窗口", "General counter 1", "clinic", "", "place", 1000),
        "二号窗口": ("二号窗口", "Second counter", "clinic", "", "place", 1000),
    }


def test_figures_stay_while_names_change(store):
    effect = effect_of_load(store.database, sheet(NODES), recognise(sheet(NODES)).mapping, Taken("list.csv"))
    assert effect.figures.empty
    told = effect.changed[effect.changed["row"] == 2]
    assert {line.what: (line.before, line.now) for line in told.itertuples()} == {
        "node": ("一号窗口", "C01"), "en": ("一号窗口", "Counter 1"), "journey": ("clinic", "大厅"),
        "stage": ("", "办理"), "order": ("1000", "1"),
    }  # fmt: skip
    assert nodes(store)["一号窗口"][1] == "一号窗口"


def test_a_list_of_sites_is_taken_back_too_and_can_come_again(store):
    before = tables(store)
    store.undo(take(store, SITES).upload_id)
    assert tables(store) == before
    assert fate(take(store, SITES)) == (2, 2, 0, 0)


def test_what_a_list_alone_brought_stays_under_its_code_while_a_file_uses_it(store):
    listed = take(store, NODES)
    used = take(store, "day,site,node,score\n2026-03-09,north,C03,5\n", surveyed)
    store.undo(listed.upload_id)
    assert nodes(store)["C03"][:2] == ("C03", "C03")
    store.undo(used.upload_id)
    assert set(nodes(store)) == {"一号窗口", "二号窗口"}


def test_a_node_only_a_list_speaks_of_is_kept_when_the_file_that_brought_it_goes(store):
    listed = take(store, NODES)
    store.undo(1)
    assert nodes(store)["一号窗口"][1] == "Counter 1"
    store.undo(listed.upload_id)
    assert nodes(store) == {}
