"""One day in a clinic, small enough to count on fingers: twelve answers, twelve queue tickets, fourteen complaints.

Monday 2 March 2026, two sites. Patients see the nurse, then the doctor. The figures stand in test_figures.
"""

from __future__ import annotations

from contextlib import closing
from functools import cache

from cxlib.intake.columns import Mapping
from cxlib.intake.mapping import load_mapping
from cxlib.intake.read import read
from cxlib.store import Outcome, Store, open_store

SURVEY = """id,time,site,nurse,doctor,recommend,easy,comment
a01,2026-03-02 09:00,north,5,5,10,7,
a02,2026-03-02 09:10,north,5,5,10,7,
a03,2026-03-02 09:20,north,5,5,9,6,
a04,2026-03-02 09:30,north,4,5,9,6,
a05,2026-03-02 09:40,north,4,5,9,5,
a06,2026-03-02 09:50,north,4,5,9,5,
a07,2026-03-02 10:00,south,4,4,8,4,
a08,2026-03-02 10:10,south,4,4,8,4,
a09,2026-03-02 10:20,south,3,4,7,3,
a10,2026-03-02 10:30,south,3,3,6,3,too long
a11,2026-03-02 10:40,south,2,2,3,2,call 13812345678
a12,2026-03-02 10:50,south,1,,0,1,never again
"""

QUEUE = (
    "id,site,node,opened,started,closed,outcome\n"
    + "".join(
        f"q{wait:02},{'north' if wait <= 5 else 'south'},nurse,"
        f"2026-03-02 09:00,2026-03-02 09:{wait:02},2026-03-02 09:30,served\n"
        for wait in range(1, 11)
    )
    + "q11,south,nurse,2026-03-02 09:00,,,abandoned\nq12,south,nurse,2026-03-02 09:00,,,abandoned\n"
)

COMPLAINTS = (
    "id,site,node,opened,answered,closed,first,reopened,category\n"
    + "".join(
        f"c{n:02},north,nurse,2026-03-02 09:00,2026-03-02 11:00,2026-03-03 09:00,{'yes' if n < 7 else 'no'},"
        f"{'yes' if n == 6 else ''},waiting\n"
        for n in range(1, 9)
    )
    + """c09,north,nurse,2026-03-02 09:00,2026-03-04 09:00,2026-03-07 09:00,no,,manners
c10,north,nurse,2026-03-02 09:00,2026-03-04 09:00,2026-03-07 09:00,no,,manners
c11,north,nurse,2026-03-02 09:00,,2026-03-03 09:00,yes,,manners
c12,south,nurse,2026-03-02 09:00,,,,,
c13,south,nurse,2026-03-19 12:00,,,,,
c14,south,nurse,2026-03-18 08:00,2026-03-18 09:00,2026-03-20 08:00,yes,,waiting
"""
)

NODES = """
node = [{ code = "nurse", zh = "护士", en = "Nurse" }, { code = "doctor", zh = "医生", en = "Doctor" }]
[scale.nps]
low = 0
high = 10
[scale.ces]
low = 1
high = 7
"""
HEAD = 'name = "{name}"\nkind = "{kind}"\njourney = {{ code = "clinic", zh = "门诊", en = "Clinic" }}\n'
STANDARDS = "".join(
    f'[[standard]]\nnode = "nurse"\nmetric = "{metric}"\nvalue = {seconds}\n'
    for metric, seconds in (("wait_s", 300), ("answer_s", 86_400), ("close_s", 259_200))
)


def mapping(kind: str, name: str, more: str = "", **columns: str) -> Mapping:
    """A mapping from `header="role"` or `header="role, item=…, scale=…"`."""
    parts = []
    for header, said in columns.items():
        role, *rest = said.split(", ")
        lines = [f'name = "{header}"', f'is = "{role}"']
        lines += [f'{key} = "{value}"' for key, value in (one.split("=") for one in rest)]
        parts.append("[[column]]\n" + "\n".join(lines))
    return load_mapping(HEAD.format(name=name, kind=kind) + NODES + more + "\n".join(parts))


SURVEYED = {
    "id": "id", "time": "time", "site": "site", "nurse": "rating, node=nurse, item=csat",
    "doctor": "rating, node=doctor, item=csat", "recommend": "rating, node=clinic, item=nps, scale=nps",
    "easy": "rating, node=clinic, item=ces, scale=ces", "comment": "comment",
}  # fmt: skip
QUEUED = {
    "id": "id", "site": "site", "node": "node", "opened": "opened", "started": "started", "closed": "closed",
    "outcome": "outcome",
}  # fmt: skip
COMPLAINED = {
    "id": "id", "site": "site", "node": "node", "opened": "opened", "answered": "answered", "closed": "closed",
    "first": "first_contact", "reopened": "reopened", "category": "category",
}  # fmt: skip

survey = mapping("survey", "clinic survey", **SURVEYED)
queue = mapping("ticket", "clinic queue", STANDARDS, **QUEUED)
complaints = mapping("ticket", "clinic complaints", '[constant]\nkind = "complaint"\n', **COMPLAINED)


def take(store: Store, text: str, way: Mapping, name: str = "file.csv") -> Outcome:
    """A file's text into the store."""
    return store.load(read(text.encode(), name), way, file_name=name, size=len(text.encode()))


def take_all(store: Store) -> list[Outcome]:
    """The whole day."""
    return [take(store, SURVEY, survey), take(store, QUEUE, queue), take(store, COMPLAINTS, complaints)]


def take_survey(store: Store) -> Outcome:
    """The answers alone."""
    return take(store, SURVEY, survey)


@cache
def nothing() -> dict[str, list[str]]:
    """What an empty store holds (see `dump`)."""
    with closing(open_store()) as store:
        return dump(store)


CHANGING = ("upload", "duplicate_row", "reject", "rejected_row", "mapping", "data_version", "item", "scale",
            "schema_version", "salt")  # fmt: skip


def dump(store: Store) -> dict[str, list[str]]:
    """All rows of the facts, roll-ups and catalogues, as text, in order; the log of what happened is left out."""
    with store.database.cursor() as cursor:
        names = cursor.execute("select table_name from duckdb_tables() where not temporary").fetchall()
        tables = sorted(name for (name,) in names if name not in CHANGING)
        return {name: sorted(map(str, cursor.execute(f"from {name}").fetchall())) for name in tables}
