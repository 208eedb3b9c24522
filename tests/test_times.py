"""Dates, clocks and durations out of text."""

from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxlib.intake.durations import read_duration
from cxlib.intake.times import FORMATS, is_clock, read_stamps


def stamp(text, *formats):
    (found,) = read_stamps([text], formats)
    return None if np.isnat(found) else str(found.astype("datetime64[s]"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-01 09:05:07", "2026-03-01T09:05:07"),
        ("2026-03-01 09:05", "2026-03-01T09:05:00"),
        ("2026/3/1 9:05:07", "2026-03-01T09:05:07"),
        ("2026/3/1 9:05", "2026-03-01T09:05:00"),
        ("2026/3/1", "2026-03-01T00:00:00"),
        ("2026-03-01", "2026-03-01T00:00:00"),
        ("2026-3-1", "2026-03-01T00:00:00"),
        (" 2026-03-01 ", "2026-03-01T00:00:00"),
        ("2026年3月1日 9:05", "2026-03-01T09:05:00"),
        ("2026年3月1日", "2026-03-01T00:00:00"),
        ("2026.3.1", "2026-03-01T00:00:00"),
        ("20260301", "2026-03-01T00:00:00"),
        ("2026-03-01T09:05:07.250", "2026-03-01T09:05:07"),
    ],
)
def test_year_first_forms_need_no_format(text, expected):
    assert stamp(text) == expected


@pytest.mark.parametrize("text", ["", "soon", "2026/2/30", "2026-13-01", "01/02/2026", "1/2/26", "25:00", "1899-12-31"])
def test_what_is_no_date_or_could_be_two_is_none(text):
    assert stamp(text) is None


def test_spellings_may_be_mixed_in_one_column():
    found = read_stamps(["2026/3/1 9:05:00", "2026-03-02", "？", "2026年3月3日"])
    assert [str(one)[:10] for one in found] == ["2026-03-01", "2026-03-02", "NaT", "2026-03-03"]


@given(
    st.lists(
        st.tuples(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)), st.sampled_from(FORMATS)),
        min_size=1,
        max_size=6,
    )
)
def test_a_text_is_read_beside_others_as_by_its_own_format_alone(moments):
    texts = [moment.replace(tzinfo=UTC).strftime(form) for moment, form in moments]
    alone = [read_stamps([text], (form,))[0] for text, (_, form) in zip(texts, moments, strict=True)]
    assert not np.isnat(alone).any()
    assert read_stamps(texts).tolist() == np.array(alone, dtype="datetime64[us]").tolist()


@pytest.mark.parametrize("offset", ["+08:00", "+0800", " +0800", "+08", "+8:00", "-05:30", "Z"])
def test_a_stamp_with_any_offset_shows_the_clock_it_was_written_by(offset):
    assert stamp(f"2026-03-01 09:05:07{offset}") == "2026-03-01T09:05:07"


def test_a_given_format_stands_alone():
    assert stamp("03/04/2026", "%m/%d/%Y") == "2026-03-04T00:00:00"
    assert stamp("03/04/2026", "%d/%m/%Y") == "2026-04-03T00:00:00"
    assert stamp("2026-03-04", "%m/%d/%Y") is None


def test_twelve_hour_clocks_know_noon_from_midnight():
    form = "%m/%d/%Y %I:%M:%S %p"
    assert stamp("04/12/2018 12:00:01 AM", form) == "2018-04-12T00:00:01"
    assert stamp("04/12/2018 12:00:01 PM", form) == "2018-04-12T12:00:01"
    assert stamp("04/12/2018 01:05:00 PM", form) == "2018-04-12T13:05:00"


def test_an_offset_is_shown_on_the_wall_clock_it_was_written_in():
    assert stamp("2026-03-01T09:05:00+0800") == "2026-03-01T09:05:00"
    assert stamp("2026-03-01T23:05:00-0500") == "2026-03-01T23:05:00"


def test_a_form_without_a_date_is_a_clock():
    assert is_clock("%H:%M")
    assert is_clock("%I:%M:%S %p")
    assert not is_clock("%d %H:%M")
    assert not is_clock("%Y-%m-%d")


@pytest.mark.parametrize(
    ("text", "unit", "seconds"),
    [
        ("126秒", "s", 126),
        ("2分5秒", "s", 125),
        ("1小时2分钟", "s", 3720),
        ("1 h 5 min", "s", 3900),
        ("90 seconds", "s", 90),
        ("1.5 hours", "s", 5400),
        ("2:05", "s", 125),
        ("1:02:05", "s", 3725),
        ("7", "min", 420),
        ("1,200", "s", 1200),
        ("0.5", "h", 1800),
        ("2", "day", 172_800),
        ("-3", "s", -3),
    ],
)
def test_durations_in_words_as_clocks_and_as_bare_numbers(text, unit, seconds):
    assert read_duration(text, unit) == seconds


@pytest.mark.parametrize("text", ["", "soon", "5 apples", "1:2:3:4", "about 5 min", "min"])
def test_what_is_no_duration_is_none(text):
    assert read_duration(text) is None


@given(st.datetimes(datetime(1990, 1, 1), datetime(2099, 12, 31)))
def test_every_stamp_written_year_first_is_read_back(moment):
    moment = moment.replace(microsecond=0)
    assert stamp(f"{moment:%Y-%m-%d %H:%M:%S}") == moment.isoformat()
    assert stamp(f"{moment.year}/{moment.month}/{moment.day} {moment.hour}:{moment:%M:%S}") == moment.isoformat()
    assert stamp(f"{moment:%m/%d/%Y %I:%M:%S %p}", "%m/%d/%Y %I:%M:%S %p") == moment.isoformat()


@given(st.integers(0, 359_999))
def test_every_clock_like_duration_is_read_back(seconds):
    hours, rest = divmod(seconds, 3600)
    assert read_duration(f"{hours}:{rest // 60:02}:{rest % 60:02}") == seconds
    assert read_duration(f"{hours}小时{rest // 60}分{rest % 60}秒") == seconds
