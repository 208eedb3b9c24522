"""A ticket file as staff have it, each time written another way: read, recognised and checked, with nobody's help."""

import pytest

from cxlib.intake.map import Mapper
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise

FIRST, SECOND = ("2025-03-01 09:05:00", 420), ("2025-03-13 14:05:00", 300)
WRITINGS = {
    "unpadded": ("2025/3/1 9:05", "2025/3/1 9:12", "2025/3/13 14:05", "2025/3/13 14:10"),
    "with T": ("2025-03-01T09:05", "2025-03-01T09:12", "2025-03-13T14:05", "2025-03-13T14:10"),
    "with an offset": ("2025-03-01T09:05+08:00", "2025-03-01T09:12+08:00",
                       "2025-03-13T14:05+08:00", "2025-03-13T14:10+08:00"),
    "12 and 24 hours mixed": ("2025/3/1 9:05 AM", "2025/3/1 09:12", "2025/3/13 14:05", "2025/3/13 2:10 PM"),
    "day first, 12 and 24 hours mixed": ("1/3/2025 9:05 AM", "1/3/2025 9:12", "13/3/2025 14:05", "13/3/2025 2:10 PM"),
    "month first": ("3/1/2025 9:05", "3/1/2025 9:12", "3/13/2025 14:05", "3/13/2025 14:10"),
    "month first, a.m. and p.m.": ("3/1/2025 9:05 a.m.", "3/1/2025 9:12 a.m.",
                                   "3/13/2025 2:05 p.m.", "3/13/2025 2:10 p.m."),
    "day first with a comma": ("01/03/2025, 09:05", "01/03/2025, 09:12", "13/03/2025, 14:05", "13/03/2025, 14:10"),
    "dots": ("01.03.2025 09:05", "01.03.2025 09:12", "13.03.2025 14:05", "13.03.2025 14:10"),
    "two-digit years": ("01/03/25 09:05", "01/03/25 09:12", "13/03/25 14:05", "13/03/25 14:10"),
    "named months": ("1 Mar 2025 09:05", "1 Mar 2025 09:12", "13-Mar-2025 14:05", "13 March 2025 14:10"),
    "mail headers": ("Sat, 01 Mar 2025 09:05:00 +0000", "Sat, 01 Mar 2025 09:12:00 +0000",
                     "Thu, 13 Mar 2025 14:05:00 +0000", "Thu, 13 Mar 2025 14:10:00 +0000"),
    "as said in Chinese": ("2025年3月1日 上午9点05分", "2025年3月1日 上午9点12分",
                           "2025年3月13日 下午2点05分", "2025年3月13日 14时10分"),
    "full-width": ("２０２５/３/１ ９：０５", "２０２５/３/１ ９：１２",
                   "２０２５/３/１３ １４：０５", "２０２５/３/１３ １４：１０"),
    "without separators": ("20250301090500", "20250301091200", "202503131405", "20250313T141000"),
    "seconds with a comma": ("2025-03-01 09:05:00,123", "2025-03-01 09:12:00,123",
                             "2025-03-13 14:05:00,9", "2025-03-13 14:10:00,9"),
    "seconds since 1970": ("1740819900", "1740820320", "1741874700", "1741875000"),
    "milliseconds since 1970": ("1740819900000", "1740820320000", "1741874700000", "1741875000000"),
    "days of a spreadsheet": ("45717.3784722222", "45717.3833333333", "45729.5868055556", "45729.5902777778"),
}  # fmt: skip


@pytest.mark.parametrize("cells", WRITINGS.values(), ids=WRITINGS)
def test_the_wait_is_found_however_the_times_are_written(cells):
    first, second = cells[:2], cells[2:]
    lines = [f'{n},"{start}","{end}"' for n, (start, end) in enumerate([first, second] * 3)]
    sheet = read(("ticket id,opened,started\n" + "\n".join(lines) + "\n").encode(), "tickets.csv")
    guess = recognise(sheet)
    assert not [reason for reason in guess.reasons if reason.certainty < 0.6]
    mapper = Mapper(guess.mapping, sheet.columns)
    result = mapper.block(next(iter(sheet.blocks())))
    assert not result.rejects
    rows = result.tables["ticket"].to_pylist()
    assert [(str(row["opened_at"])[:19], row["wait_s"]) for row in rows] == [FIRST, SECOND] * 3


def test_midnight_may_be_written_as_twenty_four_hours():
    sheet = read(b"ticket id,opened,started\n1,2025-03-01 23:55,2025-03-01 24:00\n", "tickets.csv")
    result = Mapper(recognise(sheet).mapping, sheet.columns).block(next(iter(sheet.blocks())))
    assert result.tables["ticket"]["wait_s"].to_pylist() == [300]


def test_clocks_without_a_date_take_the_day_of_their_row():
    text = "ticket id,日期,opened,started\n1,2025-03-01,9:05,9:12\n2,2025-03-13,14:05,2:10 PM\n"
    sheet = read(text.encode(), "tickets.csv")
    result = Mapper(recognise(sheet).mapping, sheet.columns).block(next(iter(sheet.blocks())))
    rows = result.tables["ticket"].to_pylist()
    assert [(str(row["opened_at"]), row["wait_s"]) for row in rows] == [FIRST, SECOND]


def test_hour_ranges_are_recognised_as_clocks():
    text = "ticket id,日期,opened,status\n1,2025-03-01,0400 - 0500,closed\n2,2025-03-01,0500 - 0600,open\n"
    guess = recognise(read(text.encode(), "tickets.csv"))
    assert [column.formats for column in guess.mapping.columns if column.role == "opened"] == [("hours",)]
