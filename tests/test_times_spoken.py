"""Times as people and programs write them: words for the half of the day, offsets, counted seconds and days."""

import numpy as np
import pytest

from cxlib.errors import CxError
from cxlib.intake.mapping import load_mapping
from cxlib.intake.times import read_stamps
from tests.mapping_sheets import mapped, mapping_of


def stamp(text, *formats, zone=""):
    (found,) = read_stamps([text], formats, zone)
    return None if np.isnat(found) else str(found.astype("datetime64[s]")).replace("T", " ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年3月1日 下午3点", "2025-03-01 15:00:00"),
        ("2025年3月1日下午3点05分", "2025-03-01 15:05:00"),
        ("2025年3月1日 上午9时30分15秒", "2025-03-01 09:30:15"),
        ("2025年3月1日 下午3点半", "2025-03-01 15:30:00"),
        ("2025年3月1日 星期六 晚上8:05", "2025-03-01 20:05:00"),
        ("2025/3/1 下午 3:05:09", "2025-03-01 15:05:09"),
        ("2025/3/1 上午12:05", "2025-03-01 00:05:00"),
        ("2025/3/1 下午12:05", "2025-03-01 12:05:00"),
        ("2025/3/1 中午12:05", "2025-03-01 12:05:00"),
        ("2025/3/1 中午1:05", "2025-03-01 13:05:00"),
        ("2025/3/1 凌晨1:05", "2025-03-01 01:05:00"),
        ("2025/3/1 2:05 PM", "2025-03-01 14:05:00"),
        ("2025/3/1 2:05:09 a.m.", "2025-03-01 02:05:09"),
        ("2025/03/01 3:05:09 PM GMT+8", "2025-03-01 15:05:09"),
        ("2025-03-01 09:00:00 UTC", "2025-03-01 09:00:00"),
        ("２０２５年３月１日　下午３点", "2025-03-01 15:00:00"),
        ("2025年2月30日 下午3点", None),
        ("2025年3月1日 25点", None),
        ("3月1日 下午3点", None),
    ],
)
def test_times_as_they_are_said(text, expected):
    assert stamp(text) == expected


def test_twelve_and_twenty_four_hours_may_be_mixed_in_one_column():
    found = read_stamps(["2025/3/1 14:05", "2025/3/1 2:05 PM", "2025/3/1 下午2:05"])
    assert len(set(found)) == 1


def test_counted_seconds_milliseconds_and_days_of_a_spreadsheet():
    assert stamp("1740787200", "epoch") == "2025-03-01 00:00:00"
    assert stamp("1740787200123", "epoch_ms") == "2025-03-01 00:00:00"
    assert stamp("45717.5", "excel") == "2025-03-01 12:00:00"
    assert stamp("45717.3784722222", "excel") == "2025-03-01 09:05:00"
    assert [stamp(text, "epoch") for text in ("", "soon", "-5", "99999999999999999")] == [None] * 4
    assert stamp("1740787200") is None  # never without being told


def test_a_zone_moves_what_carries_an_offset_and_nothing_else():
    zone = "Asia/Shanghai"
    assert stamp("2025-03-01T20:00:00+0000", zone=zone) == "2025-03-02 04:00:00"
    assert stamp("2025-03-01T20:00:00.5Z", zone=zone) == "2025-03-02 04:00:00"
    assert stamp("2025-03-01 20:00:00 UTC", zone=zone) == "2025-03-02 04:00:00"
    assert stamp("2025/03/01 3:05:09 PM GMT-05:30", zone=zone) == "2025-03-02 04:35:09"
    assert stamp("1740787200", "epoch", zone=zone) == "2025-03-01 08:00:00"
    assert stamp("2025-03-01 20:00:00", zone=zone) == "2025-03-01 20:00:00"
    assert stamp("45717.5", "excel", zone=zone) == "2025-03-01 12:00:00"


def test_a_zone_knows_summer_time():
    assert [stamp(f"2025-{month}-01T12:00:00+0000", zone="Europe/Berlin")[11:16] for month in ("01", "07")] == [
        "13:00", "14:00",
    ]  # fmt: skip


def test_a_mapping_gives_the_zone_for_every_stamp_of_a_ticket():
    columns = ('{ name = "a", is = "opened" }', '{ name = "b", is = "started" }')
    told = mapping_of(columns, 'constant = { tz = "Asia/Shanghai", node = "n" }', "ticket")
    _, result = mapped(told, "a,b\n2025-03-01T20:00:00+0000,2025-03-01T20:10:00+0000")
    (row,) = result.rows.to_pylist()
    assert str(row["day"]) == "2025-03-02"
    assert result.tables["ticket"]["wait_s"].to_pylist() == [600]


def test_a_zone_nobody_knows_is_named_with_the_close_ones():
    toml = (
        'name="a"\nkind="survey"\njourney="j"\nconstant={day="2025-03-01", tz="Asia/Shanghia"}\n[[column]]\nname="q"\n'
    )
    with pytest.raises(CxError) as caught:
        load_mapping(toml + 'is="rating"')
    assert caught.value.code == "MAPPING_UNKNOWN_WORD"
    assert "Asia/Shanghai" in caught.value.facts["close_to"]
