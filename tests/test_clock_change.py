"""Waits over the night the clocks are changed: right where the zone or the offsets are known, else told."""

import pytest

from tests.mapping_sheets import mapped, mapping_of

COLUMNS = ['{ name = "a", is = "opened" }', '{ name = "b", is = "started" }']


def waits(*pairs, zone=""):
    head = f'constant = {{ node = "n"{f", tz = {chr(34)}{zone}{chr(34)}" if zone else ""} }}'
    text = "a,b\n" + "".join(f"{start},{end}\n" for start, end in pairs)
    result = mapped(mapping_of(COLUMNS, head, "ticket"), text)[1]
    rows = result.tables["ticket"].to_pylist()
    return [(row["wait_s"], row["stamp_error"]) for row in rows], [tuple(note) for note in result.notes]


SPRING = ("2025-03-30 01:30", "2025-03-30 03:30")
AUTUMN = ("2025-10-26 01:30", "2025-10-26 03:30")


def test_in_spring_an_hour_is_missing_and_in_autumn_one_comes_twice():
    assert waits(SPRING, AUTUMN, zone="Europe/Berlin")[0] == [(3600, False), (10_800, False)]


def test_where_the_clocks_are_never_changed_nothing_happens():
    assert waits(SPRING, AUTUMN, zone="Asia/Shanghai") == ([(7200, False)] * 2, [])


def test_without_a_zone_the_clocks_are_subtracted_and_the_rows_are_told():
    found, notes = waits(SPRING, ("2025-06-01 01:30", "2025-06-01 03:30"), AUTUMN)
    assert found == [(7200, False)] * 3
    assert notes == [("CLOCKS_CHANGED", "a", 2, 2)]


@pytest.mark.parametrize(
    "pair",
    [
        ("2025-10-26 02:30", "2025-10-26 03:30"),
        ("2025-10-26 01:30", "2025-10-26 02:30"),
        ("2025-03-30 02:30", "2025-03-30 04:00"),
    ],
    ids=[
        "opened in the hour that comes twice",
        "called in the hour that comes twice",
        "opened at a time that never was",
    ],
)
def test_a_time_nobody_can_tell_is_left_out_and_the_ticket_stays(pair):
    assert waits(pair, zone="Europe/Berlin") == ([(None, True)], [("STAMPS_DO_NOT_FIT", "b", 1, 2)])


@pytest.mark.parametrize("zone", ["", "Europe/Berlin"])
def test_offsets_tell_the_moment_whatever_the_zone(zone):
    pairs = [("2025-03-30T01:30:00+01:00", "2025-03-30T03:30:00+02:00"),
             ("2025-10-26T02:30:00+02:00", "2025-10-26T02:30:00+01:00")]  # fmt: skip
    assert waits(*pairs, zone=zone) == ([(3600, False), (3600, False)], [])


def test_seconds_since_1970_are_moments():
    columns = [one.replace(" }", ', formats = ["epoch"] }') for one in COLUMNS]
    mapping = mapping_of(columns, 'constant = { node = "n", tz = "Europe/Berlin" }', "ticket")
    result = mapped(mapping, "a,b\n1761438600,1761445800\n")[1]  # 02:30 summer time to 03:30 winter time
    assert result.tables["ticket"]["wait_s"].to_pylist() == [7200]
