"""The roll-up is always what the rows say: after any files in any order, and any of them taken back."""

import random
from collections import Counter
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlib import daily
from cxlib.figures import figures
from cxlib.registry import METRICS
from cxlib.scope import Scope
from cxlib.store import open_store
from tests import lists
from tests.clinic import (
    COMPLAINTS,
    QUEUE,
    QUEUED,
    STANDARDS,
    SURVEY,
    SURVEYED,
    complaints,
    dump,
    mapping,
    nothing,
    queue,
    survey,
    take,
    take_all,
)

pytestmark = pytest.mark.slow

weighted = mapping(
    "survey", "weighted", id="id", day="day", site="site", node="node", score="rating",
    nps="rating, item=nps, scale=nps", weight="weight",
)  # fmt: skip
DAYS = [f"2026-03-{day:02}" for day in range(1, 15)]
SITES, NODES = ("north", "south", ""), ("nurse", "doctor", "desk")


def kept(store):
    """The roll-up tables as they stand, as counted rows."""
    with store.database.cursor() as cursor:
        tables = [*daily.TABLES]
        return {
            name: Counter(cursor.execute(f"select {columns(cursor, name)} from {name}").fetchall()) for name in tables
        }


def from_scratch(store):
    """The same tables made anew from all rows, without touching what is kept."""
    with store.database.cursor() as cursor:
        cursor.execute(
            "create or replace temp table touched_day as select day from rating union select day from missing_answer "
            "union select day from response union select day from ticket"
        )
        made = {}
        for name, statements in daily.TABLES.items():
            order = columns(cursor, name)
            parts = [cursor.execute(f"select {order} from ({daily.statement(one)})").fetchall() for one in statements]
            made[name] = Counter(row for part in parts for row in part)
        return made


def columns(cursor, table):
    return ", ".join(name for name, *_ in cursor.execute(f"describe {table}").fetchall())


survey_rows = st.lists(
    st.tuples(
        st.integers(0, 30), st.sampled_from(DAYS), st.sampled_from(SITES), st.sampled_from(NODES),
        st.sampled_from(["1", "2", "3", "4", "5", ""]), st.sampled_from(["0", "6", "7", "9", "10", ""]),
        st.sampled_from(["1", "1", "0.5", "2.345678", "0.1"]),
    ),
    min_size=1, max_size=12,
)  # fmt: skip
ticket_rows = st.lists(
    st.tuples(
        st.integers(0, 30), st.sampled_from(SITES), st.sampled_from(NODES), st.sampled_from(DAYS), st.integers(0, 59),
        st.integers(0, 59), st.sampled_from(["served", "abandoned", "open", ""]),
    ),
    min_size=1, max_size=12,
)  # fmt: skip


def survey_text(rows):
    return "id,day,site,node,score,nps,weight\n" + "".join(f"r{','.join(map(str, row))}\n" for row in rows)


def ticket_text(rows):
    lines = [
        f"t{n},{site},{node},{day} 09:00,{day} 09:{a:02},{day} 10:{b:02},{out}"
        for n, site, node, day, a, b, out in rows
    ]
    return "\n".join([QUEUE.splitlines()[0], *lines]) + "\n"


surveys = survey_rows.map(lambda rows: (survey_text(rows), weighted))
queues = ticket_rows.map(lambda rows: (ticket_text(rows), queue))
files = st.lists(st.one_of(surveys, queues), min_size=1, max_size=4)


@settings(max_examples=8)
@given(files=files, seed=st.integers(0, 1_000))
def test_the_roll_up_equals_the_rows_whatever_comes_and_goes(files, seed):
    chance = random.Random(seed)
    with closing(open_store()) as store:
        there = []
        for text, way in files:
            there.append(take(store, text, way).upload_id)
            if chance.random() < 0.4:
                store.undo(there.pop(chance.randrange(len(there))))
            assert kept(store) == from_scratch(store)
        chance.shuffle(there)
        for upload in there:
            store.undo(upload)
            assert kept(store) == from_scratch(store)
        assert dump(store) == nothing()


def test_the_clinic_rolls_up(clinic):
    assert kept(clinic) == from_scratch(clinic)
    assert sum(kept(clinic)["daily_rating"].values()) > 0


def test_a_survey_that_brings_a_standard_judges_the_tickets_that_are_there():
    with closing(open_store()) as store:
        take(store, QUEUE, mapping("ticket", "clinic queue", **QUEUED))
        take(store, SURVEY, mapping("survey", "clinic survey", STANDARDS, **SURVEYED))
        assert kept(store) == from_scratch(store)
        assert figures(store.reader(), Scope(), ("wait_within",))["n"].tolist() == [10]


def test_a_node_moved_to_another_journey_takes_its_hours_along_and_back():
    ward, hours = Scope(journeys=("病房",)), ("weekday", "hour")
    with closing(open_store()) as store:
        take(store, QUEUE, queue)
        moved = lists.take(store, "节点编号,节点名称,场景\nnurse,护士,病房\n")
        assert kept(store) == from_scratch(store)
        assert store.reader().times(ward, "wait", hours).n.sum() == 10
        store.undo(moved.upload_id)
        assert kept(store) == from_scratch(store)
        assert store.reader().times(ward, "wait", hours).n.sum() == 0


ADDITIVE = {
    "ratings": ("n", "top", "bottom", "missing", "score", "score_sq", "w", "w_sq", "w_top", "w_bottom", "w_score"),
    "tickets_measured": ("tickets", "served", "abandoned", "told", "waits", "wait_s", "wait_sq", "judged", "within",
                         "complaints", "answer_due", "close_due", "fcr_known", "fcr"),
}  # fmt: skip


@pytest.fixture(scope="module")
def fortnight():
    """The same day in two weeks, the second with other marks."""
    store = open_store()
    take_all(store)
    later = [(SURVEY, survey, "a"), (QUEUE, queue, "q"), (COMPLAINTS, complaints, "c")]
    for text, way, letter in later:
        take(store, text.replace(f"\n{letter}", "\nz").replace("2026-03-02", "2026-03-09").replace(",5,", ",2,"), way)
    yield store
    store.close()


@pytest.mark.parametrize("read", ADDITIVE)
def test_two_weeks_sum_to_their_fortnight(fortnight, read):
    reader = fortnight.reader()

    def measures(start, end):
        scope = Scope(date(2026, 3, start), date(2026, 3, end))
        more = ("csat", (), reader.node_ids(scope)) if read == "ratings" else ((),)
        return getattr(reader, read)(scope, *more)[list(ADDITIVE[read])].sum()

    first, second, both = measures(2, 8), measures(9, 15), measures(2, 15)
    assert first.sum() > 0
    assert second.sum() > 0
    assert (first + second).round(6).to_dict() == both.round(6).to_dict()


def test_weeks_by_period_are_the_weeks_asked_for_one_by_one(fortnight):
    reader, metrics = fortnight.reader(), tuple(METRICS)
    together = figures(reader, Scope(grain="W"), metrics, ("period",))
    for week in (2, 9):
        alone = figures(reader, Scope(date(2026, 3, week), date(2026, 3, week + 6)), metrics)
        part = together[together["period"] == f"2026-03-{week:02}"].set_index("metric")
        for line in alone.itertuples():
            if line.n:
                assert part.loc[line.metric, ["n", "events"]].tolist() == pytest.approx(
                    [line.n, line.events], nan_ok=True
                )
                shown = part.loc[line.metric, "value"]
                assert shown == pytest.approx(line.value, nan_ok=True), line.metric
