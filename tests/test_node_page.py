"""The node page beside its figures: rare events, suggested step changes, the history of marks, what is not drawn."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.board import looked, opened, texts

pytestmark = pytest.mark.usefixtures("board")


def history(app: AppTest) -> list[list[str]]:
    """Who did what to which mark, and what it says; without the time of day."""
    frames = [table.value for table in app.dataframe if "What it says" in table.value.columns]
    return [row[1:] for frame in frames for row in frame.to_numpy().tolist()]


def test_rare_complaints_say_why_there_is_one_point_per_complaint_and_how_long_it_has_been_quiet() -> None:
    app = looked("node", journeys="bank", node="phone")
    said = texts(app)
    assert "Days between two complaints" in said
    assert "One point per complaint, because complaints are too rare" in said
    assert "Since the last one: " in said
    drawn = "\n".join(chart.proto.alt for chart in app.get("plotly_chart"))
    assert "Days between two complaints: " in drawn


def test_a_metric_without_a_chart_is_named_with_the_reason() -> None:
    assert "Not drawn, no data: Wait, P90." in texts(looked("node", journeys="bank", node="phone"))


def test_a_suggested_step_is_set_only_by_a_person_and_then_stands_in_the_history() -> None:
    app = opened("node", journeys="bank", node="counter_1")
    told = [one.value for one in app.markdown if "seems to have moved to a new level" in str(one.value)]
    parts = ("Wait, P90", "the week of 3 Aug 2026 (week 32)", "for 13 weeks")
    assert any(all(part in one for part in parts) for one in told)
    assert not history(app)
    cause = next(one for one in app.text_input if one.key == "suggest_wait_p90_s_cause")
    cause.set_value("two clerks left")
    app = next(one for one in app.button if one.proto.form_id == "suggest_wait_p90_s").click().run()
    assert not [*app.exception, *app.error]
    assert not any("Wait, P90 seems to have" in str(one.value) for one in app.markdown)
    line = "Wait, P90, 3 Aug 2026: two clerks left"
    assert history(app) == [["this computer's user", "set", "Step change", line]]
    assert any("Remove this mark from the charts?" in str(one.value) and "two clerks left" in str(one.value)
               for one in app.markdown)  # asked before the button that removes  # fmt: skip
    app = next(one for one in app.button if str(one.key).startswith("remove_rebase")).click().run()
    assert [row[1:] for row in history(app)] == [["removed", "Step change", line], ["set", "Step change", line]]


def test_marks_of_another_node_are_not_in_the_history() -> None:
    assert not history(looked("node", journeys="bank", node="counter_2"))


def test_an_event_set_by_hand_is_no_training_and_the_way_to_the_log_of_trainings_is_shown() -> None:
    app = looked("node", journeys="bank", node="phone")
    kinds = next(box for box in app.selectbox if box.label == "Kind" and box.proto.form_id == "mark_event")
    assert kinds.options == ["new machine", "outage", "new rule", "other"]
    ways = [one.proto for one in app.get("page_link")]
    assert any(way.label == "Log a training" and "node=phone" in way.query_string for way in ways)
