"""Small lists of nodes and sites, to be counted on fingers, and what a catalogue says after them."""

from __future__ import annotations

from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from tests.clinic import mapping

SURVEY = "day,site,node,score\n2026-03-02,north,一号窗口,5\n2026-03-02,south,二号窗口,4\n"
surveyed = mapping("survey", "asked", day="day", site="site", node="node", score="rating")
NODES = """节点编号,节点名称,英文名,场景,阶段,顺序
C01,一号窗口,Counter 1,大厅,办理,1
C02,二号窗口,Counter 2,大厅,办理,2
C03,三号窗口,Counter 3,大厅,办理,3
"""
NAMED = "节点编号,节点名称,英文名\nC01,1号综合窗口,General counter 1\nC02,二号窗口,Second counter\n"
SITES = (
    "网点代码,网点名称,英文名称,区域,时区\nnorth,城北,North hall,北区,北京时间\nwest,城西,West hall,西区,Asia/Urumqi\n"
)


def sheet(text, name="list.csv"):
    return read(text if isinstance(text, bytes) else text.encode(), name)


def take(store, text, way=None, name="list.csv"):
    way = way or recognise(sheet(text, name)).mapping
    return store.load(sheet(text, name), way, file_name=name)


def take_survey(store):
    return take(store, SURVEY, surveyed)


def nodes(store):
    found = store.reader().catalogue().nodes
    columns = ["code", "name_zh", "name_en", "journey", "stage", "kind", "position"]
    return {row[0]: row[1:] for row in found[columns].itertuples(index=False)}


def tables(store):
    with store.database.cursor() as cursor:
        return [
            cursor.execute(f"select * from {name} order by all").fetchall()
            for name in ("node", "site", "journey", "told_entry", "earlier_node", "earlier_site")
        ]


def fate(outcome):
    return outcome.rows_in, outcome.accepted, outcome.duplicate, outcome.rejected
