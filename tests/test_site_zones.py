"""The time zone of a site: what a file says of moments is shown on the site's own clock; nothing else changes."""

import pytest

from cxlib.intake.check import check
from cxlib.intake.read import read
from cxlib.store import open_store
from tests.mapping_sheets import mapped, mapping_of

NIGHT = {"east": "Asia/Shanghai", "west": "Europe/Berlin"}
TICKETS = mapping_of(
    ['{ name = "id", is = "id" }', '{ name = "site", is = "site" }', '{ name = "a", is = "opened" }',
     '{ name = "b", is = "started" }', '{ name = "c", is = "closed" }'],
    'constant = { node = "hall", kind = "complaint" }', "ticket",
)  # fmt: skip
LOG = mapping_of(
    ['{ name = "id", is = "id" }', '{ name = "site", is = "site" }', '{ name = "what", is = "event" }',
     '{ name = "at", is = "at" }'], 'constant = { node = "hall" }', "ticket",
)  # fmt: skip
SITES = mapping_of(['{ name = "code", is = "site" }', '{ name = "name", is = "zh" }', '{ name = "tz", is = "tz" }'],
                   kind="catalogue")  # fmt: skip
LATE = "id,site,a,b,c\n1,{},2026-03-01T17:30:00Z,2026-03-01T17:40:00Z,\n"


def read_at(zones, text, mapping=TICKETS):
    """(day, opened, wait) of every row."""
    result = mapped(mapping, text, zones=zones)[1]
    told = result.tables["ticket"].to_pylist()
    days = result.rows["day"].to_pylist()
    return [(str(day), f"{row['opened_at']:%d %H:%M}", row["wait_s"]) for day, row in zip(days, told, strict=True)]


@pytest.fixture
def store(tmp_path):
    opened = open_store(tmp_path / "cx.duckdb")
    yield opened
    opened.close()


def take(store, text, mapping=TICKETS):
    return store.load(read(text.encode(), "a.csv"), mapping, file_name="a.csv")


def kept(store, columns="opened_at, close_s"):
    with store.database.cursor() as cursor:
        return cursor.execute(f"select {columns} from ticket order by code, opened_at").fetchall()


def test_an_hour_before_midnight_here_is_tomorrow_there():
    text = LATE.format("east") + "2,west,2026-03-01T17:30:00Z,2026-03-01T17:40:00Z,\n"
    assert read_at(NIGHT, text) == [("2026-03-02", "02 01:30", 600), ("2026-03-01", "01 18:30", 600)]


def test_a_site_without_a_zone_keeps_that_of_the_upload():
    text = LATE.format("east") + "2,north,2026-03-01T17:30:00Z,2026-03-01T17:40:00Z,\n"
    placed = TICKETS.with_constant(tz="America/New_York")
    assert [opened for _, opened, _ in read_at(NIGHT, text, placed)] == ["02 01:30", "01 12:30"]
    assert [opened for _, opened, _ in read_at(NIGHT, text)] == ["02 01:30", "01 17:30"]


def test_the_site_of_the_whole_upload_has_its_zone_too():
    text = "id,a\n1,1772386200\n"  # 17:30 of 1 March 2026 in UTC
    columns = ['{ name = "id", is = "id" }', '{ name = "a", is = "opened", formats = ["epoch"] }']
    mapping = mapping_of(columns, 'constant = { node = "hall", site = "east" }', "ticket")
    assert read_at(NIGHT, text, mapping) == [("2026-03-02", "02 01:30", None)]


def test_a_stamp_without_an_offset_stays_as_it_is():
    text = "id,site,a,b,c\n1,east,2026-03-01 17:30:00,2026-03-01 17:40:00,\n"
    assert read_at(NIGHT, text) == read_at({}, text) == [("2026-03-01", "01 17:30", 600)]


def test_clocks_go_forward_and_back_and_no_wait_gets_longer_or_shorter():
    text = (
        "id,site,a,b,c\n1,west,2025-03-30T00:30:00Z,2025-03-30T01:30:00Z,\n"
        "2,west,2025-10-26T00:30:00Z,2025-10-26T01:30:00Z,\n3,west,2025-03-30T00:30:00Z,2025-03-30 03:30:00,\n"
    )
    spring, autumn, half = read_at(NIGHT, text)
    assert spring == ("2025-03-30", "30 01:30", 3600)  # 01:30 to 03:30 on the wall
    assert autumn == ("2025-10-26", "26 02:30", 3600)  # 02:30 to 02:30 on the wall
    assert half[2] == 3600  # a moment, and the clock of the same wall


def test_bare_clocks_over_such_a_night_are_measured_by_the_zone_of_the_site():
    text = (
        "id,site,a,b,c\n1,west,2025-03-30 01:30:00,2025-03-30 03:30:00,\n"
        "2,west,2025-03-29 10:00:00,2025-03-29 10:05:00,\n"
    )
    assert [wait for *_, wait in read_at(NIGHT, text)] == [3600, 300]
    assert mapped(TICKETS, text, zones=NIGHT)[1].notes == []
    assert [note.code for note in mapped(TICKETS, text)[1].notes] == ["CLOCKS_CHANGED"]


def test_a_ticket_of_a_log_is_on_one_clock_also_where_a_row_leaves_its_site_out():
    text = "id,site,what,at\n1,east,opened,2026-03-01T17:30:00Z\n1,,started,2026-03-01T17:40:00Z\n"
    result = mapped(LOG, text, zones=NIGHT)[1]
    (ticket,) = result.tables["ticket"].to_pylist()
    assert (f"{ticket['opened_at']:%d %H:%M}", f"{ticket['started_at']:%d %H:%M}") == ("02 01:30", "02 01:40")
    assert {str(day) for day in result.rows["day"].to_pylist()} == {"2026-03-02"}


@pytest.mark.parametrize(("mapping", "text"), [
    (TICKETS, LATE.format("east")),
    (LOG, "id,site,what,at\n1,east,opened,2026-03-01T17:30:00Z\n1,east,started,2026-03-01T17:40:00Z\n"),
])  # fmt: skip
def test_what_makes_a_row_the_same_row_does_not_know_of_zones(mapping, text):
    with_zones, without = (mapped(mapping, text, zones=zones)[1].rows["key_text"] for zones in (NIGHT, {}))
    assert with_zones.equals(without)


def test_the_check_tells_which_rows_are_on_the_clock_of_their_site():
    text = LATE.format("east") + "2,north,2026-03-01T17:30:00Z,,\n3,east,2026-03-01 09:00:00,,\n"
    notes = check(read(text.encode(), "a.csv"), TICKETS, zones=NIGHT).notes
    assert [tuple(note) for note in notes.itertuples(index=False)] == [("SITE_CLOCK", "a", 1, 2)]


def test_the_zone_of_a_list_of_sites_holds_for_its_code_and_its_names(store):
    take(store, "code,name,tz\neast,城东,Asia/Shanghai\n", SITES)
    assert store.reader().site_zones() == {"east": "Asia/Shanghai", "城东": "Asia/Shanghai"}
    take(store, LATE.format("城东"))
    assert [str(at) for at, _ in kept(store)] == ["2026-03-02 01:30:00"]


def test_the_list_taken_back_changes_no_ticket_and_the_next_upload_knows_no_zone(store):
    listed = take(store, "code,name,tz\neast,城东,Asia/Shanghai\n", SITES)
    first = take(store, LATE.format("east"))
    store.undo(listed.upload_id)
    assert [str(at) for at, _ in kept(store)] == ["2026-03-02 01:30:00"]
    assert take(store, LATE.format("east")).duplicate == 1
    store.undo(first.upload_id)
    take(store, LATE.format("east").replace("\n1,", "\n2,"))
    assert "2026-03-01 17:30:00" in [str(at) for at, _ in kept(store)]


def test_a_ticket_told_again_later_is_renewed_on_the_same_clock(store):
    take(store, "code,name,tz\neast,城东,Asia/Shanghai\n", SITES)
    take(store, LATE.format("east"))
    closed = LATE.format("east").replace("17:40:00Z,", "17:40:00Z,2026-03-01T18:30:00Z")
    assert (take(store, LATE.format("east")).updated, take(store, closed).updated) == (0, 1)
    assert [(str(at), seconds) for at, seconds in kept(store)] == [("2026-03-02 01:30:00", 3600)]


def test_a_case_over_the_night_of_the_change_takes_as_long_as_it_took(store):
    take(store, "code,name,tz\nwest,城西,Europe/Berlin\n", SITES)
    take(store, "id,site,a,b,c\n1,west,2025-03-29T22:30:00Z,,2025-03-30T22:15:00Z\n")
    assert [(str(at), seconds) for at, seconds in kept(store)] == [("2025-03-29 23:30:00", 85_500)]
    assert [str(at) for (at,) in kept(store, "closed_at")] == ["2025-03-31 00:15:00"]
