"""A list of nodes or sites is known as one; what only looks like one is asked about or left to be what it is."""

import pytest

from cxlib.errors import CxError
from cxlib.intake.columns import Column, Mapping, Place
from cxlib.intake.mapping import proved
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise


def guessed(text):
    return recognise(read(text.encode(), "file.csv"))


def roles(text):
    mapping = proved(guessed(text).mapping)
    return mapping.kind, {column.name: column.role for column in mapping.columns}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("节点编号,节点名称,英文名,场景,阶段,顺序\nC1,一号窗口,Counter 1,大厅,办理,1\nC2,二号窗口,Desk,大厅,办理,2\n",
         {"节点编号": "node", "节点名称": "zh", "英文名": "en", "场景": "journey", "阶段": "stage", "顺序": "order"}),
        ("Site code,Site name,Region,Time zone\n01,North,Upper,Europe/Paris\n02,South,Lower,Europe/Paris\n",
         {"Site code": "site", "Site name": "en", "Region": "region", "Time zone": "tz"}),
        ("网点名称,所属区域\n城北,北区\n城南,南区\n", {"网点名称": "site", "所属区域": "region"}),
        ("服务节点,类型\n一号窗口,窗口\n热线,渠道\n", {"服务节点": "node", "类型": "node_kind"}),
    ],
)  # fmt: skip
def test_a_list_is_known_to_the_last_column_and_not_asked_about(text, found):
    assert roles(text) == ("catalogue", found)
    assert guessed(text).sure


@pytest.mark.parametrize(
    ("text", "what", "unknown"),
    [
        ("序号,网点代码,网点名称,区域,地址,电话\n1,01,城北,北区,甲路1号,13800000001\n2,02,城南,南区,乙路2号,13800000002\n",
         "site", {"序号", "地址", "电话"}),
        ("编号,名称,阶段\n1,一号窗口,办理\n2,二号窗口,办理\n", "node", set()),
        ("节点编号,节点名称,网点名称\n1,一号窗口,城北\n2,二号窗口,城北\n", "node", {"网点名称"}),
    ],
)  # fmt: skip
def test_a_list_that_holds_more_or_does_not_say_of_what_is_asked_about(text, what, unknown):
    guess = guessed(text)
    assert (guess.mapping.kind, bool(guess.mapping.one(what)), set(guess.unknown)) == ("catalogue", True, unknown)
    assert [reason.code for reason in guess.reasons if reason.certainty < 0.6] == ["LISTS_ENTRIES"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("网点,区域,满意度\n城北,北区,5\n城南,南区,4\n", "survey"),
        ("网点,区域,总体评价\n城北,北区,非常满意\n城南,南区,满意\n", "survey"),
        ("网点代码,网点名称,日期,满意度\n01,城北,2026-03-02,5\n02,城南,2026-03-02,4\n", "survey"),
        ("票号,网点,窗口,取号时间,叫号时间\na,城北,1,2026-03-02 09:00,2026-03-02 09:05\n", "ticket"),
        ("月份,网点,业务量,投诉件数\n2026-01,城北,812,3\n2026-01,城南,700,1\n", "total"),
        ("节点编号,节点名称,阶段\n" + "C1,一号窗口,办理\n" * 3, "survey"),
        ("编号,名称\n1,甲\n2,乙\n", "survey"),
        ("网点,意见与建议\n城北,很好\n城南,太慢\n", "survey"),
    ],
)
def test_answers_tickets_and_totals_are_no_list(text, kind):
    assert guessed(text).mapping.kind == kind


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"名称": "zh"}, "NO_ENTRY_COLUMN"),
        ({"网点": "site", "阶段": "stage"}, "NO_ENTRY_COLUMN"),
        ({"节点": "node", "时区": "tz"}, "NO_ENTRY_COLUMN"),
        ({"节点": "node", "网点": "site"}, "MAPPING_TWICE"),
    ],
)
def test_a_mapping_lists_nodes_or_sites_and_says_what_such_have(given, code):
    columns = tuple(Column(name, role) for name, role in given.items())
    with pytest.raises(CxError) as error:
        proved(Mapping("list", "catalogue", Place("own"), columns))
    assert error.value.code == code
