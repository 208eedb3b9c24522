"""A standard as people meet it: typed and refused in their unit, listed with its days, the past left alone."""

from __future__ import annotations

import pytest

from tests.board import opened, texts
from ui.courses import ten_digits
from ui.mark_standard import wrong
from ui.words import NOTHING


def test_what_cannot_be_a_standard_is_refused_in_the_unit_it_was_typed_in() -> None:
    assert wrong("csat", 150.0) == "150 % cannot be: the standard must be 0 to 100 %."
    assert wrong("wait_s", 0.0) == "0 minutes cannot be: the standard must be more than 0 and at most 1440 minutes."
    assert wrong("nps", None) == "Type a value for the standard."
    assert wrong("csat", 100.0) == ""


def test_the_download_has_no_noise_of_arithmetic() -> None:
    assert [ten_digits(one) for one in (1004.0000000000009, 0.8533333333333334)] == [1004.0, 0.8533333333]


@pytest.mark.usefixtures("board")
def test_a_new_standard_is_filled_in_from_the_old_one_and_both_are_listed_with_their_days() -> None:
    app = opened("node", journeys="bank", node="counter_1")
    about = next(box for box in app.selectbox if "satisfaction" in box.options and box.label == "What it is about")
    app = about.set_value("csat").run()
    value = next(box for box in app.number_input if str(box.key) == "standard_counter_1_csat")
    assert (value.label, value.value) == ("Standard, in %", 85.0)
    value.set_value(150.0)
    app = next(one for one in app.button if one.proto.form_id == "mark_standard").click().run()
    assert [one.value for one in app.error] == ["150 % cannot be: the standard must be 0 to 100 %."]
    next(box for box in app.number_input if str(box.key) == "standard_counter_1_csat").set_value(90.0)
    app = next(one for one in app.button if one.proto.form_id == "mark_standard").click().run()
    assert not [*app.exception, *app.error]
    listed = next(table.value for table in app.table if "In force until" in table.value.columns)
    mine = listed[listed["Standard"] == "satisfaction"]
    assert mine[["Value", "In force from", "In force until"]].to_numpy().tolist() == [
        ["85.0%", NOTHING, "30 Oct 2026"], ["90.0%", "31 Oct 2026", NOTHING]
    ]  # fmt: skip
    assert "since then the standard was missed in 13 of 13 weeks, each by the standard of its time" in texts(app)
