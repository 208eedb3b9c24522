"""The same is never counted twice: finer data win, in whatever order files come and go, and undo is exact."""

import random
from contextlib import closing
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cxlib import daily
from cxlib.figures import figures
from cxlib.intake.read import read
from cxlib.preview import effect_of_load
from cxlib.scope import Scope
from cxlib.store import open_store
from cxlib.store.load import Taken
from tests.clinic import COMPLAINTS, QUEUE, complaints, dump, mapping, nothing, queue, take
from tests.totals import HOURS, MONTHS, hourly, monthly

pytestmark = pytest.mark.slow

MARCH = "month,site,node,served,complaints\n2026-03,{site},{node},400,7\n"
returns = mapping("total", "march", month="period", site="site", node="node", served="served", complaints="complaints")


def march(site="north", node="nurse"):
    return MARCH.format(site=site, node=node)


@pytest.fixture
def store():
    with closing(open_store()) as opened:
        yield opened


def served(store, **scope):
    frame = figures(store.reader(), Scope(**scope), ("complaints_per_1000",))
    return int(frame["n"].iloc[0]), float(frame["events"].iloc[0])


def aside(store):
    with store.database.cursor() as cursor:
        query = "select subject, sum(aside), sum(aside_n) from daily_total where aside > 0 group by subject order by 1"
        return cursor.execute(query).fetchall()


def test_single_rows_win_over_the_month_that_holds_them(store):
    take(store, march(), returns)
    assert served(store) == (400, 7)
    take(store, QUEUE, queue)  # north: five served on 2 March
    assert served(store, sites=("north",)) == (5, 7)
    assert aside(store) == [("volume", 1, 400)]
    assert store.reader().totals_aside(Scope()).values.tolist() == [["nurse", "volume", 1, 400]]
    assert store.reader().totals_aside(Scope(sites=("south",))).empty


def test_each_subject_is_weighed_alone(store):
    take(store, march(), returns)
    take(store, COMPLAINTS, complaints)  # north: eleven cases; the number served stays the month's
    assert served(store, sites=("north",)) == (400, 11)
    assert aside(store) == [("complaint", 1, 7)]


def test_another_site_or_node_is_another_matter(store):
    take(store, march(site="west"), returns)
    take(store, QUEUE, queue)
    assert aside(store) == []
    assert served(store)[0] == 410


@pytest.mark.parametrize(("site", "node"), [("", "nurse"), ("north", ""), ("", "")])
def test_a_total_of_no_one_place_may_hold_the_single_rows(store, site, node):
    take(store, march(site, node), returns)
    take(store, QUEUE, queue)
    assert aside(store) == [("volume", 1, 400)]


def test_days_win_over_the_month_and_hours_over_the_day(store):
    daily_totals = mapping(
        "total", "days", '[constant]\nnode = "desk"\nsite = "north"\n', day="period", served="served"
    )
    take(store, MONTHS.replace("2026-01", "2026-03"), monthly)
    take(store, "day,served\n2026-03-02,40\n2026-03-09,60\n", daily_totals)
    assert aside(store) == [("volume", 1, 1000)]
    take(store, HOURS, hourly)  # waits of hours against the month's waits
    assert aside(store) == [("volume", 1, 1000), ("wait", 1, 1000)]


def test_the_same_totals_again_are_duplicates_also_from_a_file_of_another_name(store):
    take(store, MONTHS, monthly)
    again = take(store, MONTHS, mapping("total", "returns-v2", **{c.name: _told(c) for c in monthly.columns}))
    assert (again.accepted, again.duplicate) == (0, 3)


def _told(column):
    more = f", upper={column.upper:g}" if column.upper else ""
    return column.role + more + (f", unit={column.unit}" if column.unit else "")


def test_a_restated_total_is_reported_with_both_numbers_and_counted_once(store):
    take(store, MONTHS, monthly)
    restated = MONTHS.replace("1000,50,200", "1010,50,190")
    effect = effect_of_load(store.database, read(restated.encode(), "b.csv"), monthly, Taken("b.csv"))
    changed = {(line.row, line.what): (line.before, line.now) for line in effect.changed.itertuples()}
    assert changed == {(2, "served"): ("1000", "1010"), (2, "waited"): ("1000", "1010"), (2, "within"): ("800", "820")}
    assert effect.figures.empty
    take(store, restated, monthly)
    assert served(store, start=date(2026, 1, 1), end=date(2026, 1, 31), sites=("north",))[0] == 1000


def test_two_rows_about_the_same_with_other_numbers_are_told_apart_by_nobody(store):
    outcome = take(store, MONTHS + "2026-01,north,desk,7,,,,,,\n", monthly)
    assert (outcome.accepted, outcome.rejected) == (3, 1)
    assert outcome.reasons[["code", "n"]].values.tolist() == [["SAME_TOTAL_TWICE", 1]]


# --- whatever comes and goes -----------------------------------------------------------------------------------------

rows = st.lists(
    st.tuples(
        st.sampled_from(["2026-03", "2026-03-02", "2026-W10", "2026Q1", "2026-03-03"]),
        st.sampled_from(["north", "south", ""]),
        st.sampled_from(["nurse", "doctor", ""]), st.integers(1, 50), st.integers(0, 3),
    ),
    min_size=1, max_size=6,
)  # fmt: skip


def as_text(told):
    return "month,site,node,served,complaints\n" + "".join(",".join(map(str, one)) + "\n" for one in told)


files = st.lists(
    st.one_of(
        rows.map(lambda told: (as_text(told), returns)),
        st.just((QUEUE, queue)), st.just((COMPLAINTS, complaints)),
    ),
    min_size=1, max_size=4,
)  # fmt: skip


def made_anew(store):
    with store.database.cursor() as cursor:
        cursor.execute("create or replace temp table touched_day as select distinct day from total")
        names = ", ".join(name for name, *_ in cursor.execute("describe daily_total").fetchall())
        kept = cursor.execute(f"select {names} from daily_total order by all").fetchall()
        return kept, cursor.execute(f"select {names} from ({daily.statement('total')}) order by all").fetchall()


@settings(max_examples=10)
@given(files=files, seed=st.integers(0, 1_000))
def test_the_roll_up_of_totals_equals_the_statement_over_all_of_them(files, seed):
    chance = random.Random(seed)
    with closing(open_store()) as store:
        there = []
        for text, way in files:
            there.append(take(store, text, way).upload_id)
            kept, anew = made_anew(store)
            assert kept == anew
        chance.shuffle(there)
        for upload in there:
            store.undo(upload)
            kept, anew = made_anew(store)
            assert kept == anew
        assert dump(store) == nothing()
