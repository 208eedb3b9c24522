"""Training effect and observations, from the router: verdicts in words, a training logged, a scorecard kept."""

from __future__ import annotations

import re
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.board import opened, texts

SAME = {"Kappa", "Excel"}


pytestmark = pytest.mark.usefixtures("board")


def said(app: AppTest) -> str:
    headings = [str(one.value) for one in [*app.header, *app.warning]]
    named = [str(one.label) for one in [*app.button, *app.selectbox, *app.radio, *app.multiselect, *app.expander]]
    heads = [str(name) for table in app.dataframe for name in table.value.columns]
    return "\n".join([texts(app), *headings, *named, *heads])


def done(app: AppTest) -> str:
    return str(app.success[0].value).replace("\\", "")


def button(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == label).click().run()


def test_the_effect_that_was_planted_is_told_with_interval_numbers_and_doubts() -> None:
    app = opened("effect", training="1")
    assert not [*app.exception, *app.error]
    told = texts(app)
    assert re.search(r":blue\[It worked\\?: where trained, .* went 8\.6 points better than where not", told)
    assert "Of 2 trainings: 1 worked, 1 no effect seen." in told
    assert "+4.1 points to +13.1 points" in told
    assert "5 service nodes trained, 5 service nodes without" in told
    assert any("regression to the mean" in str(one.value) for one in app.warning)
    log = app.dataframe[1].value
    assert log["Verdict"].tolist() == ["no effect seen", "worked (by satisfaction; its aim was not asked about)"]
    assert "started on a worse level" in log["Doubts"].iloc[1]


def test_what_a_training_is_to_raise_is_offered_first_and_told_by_its_name() -> None:
    app = opened("effect", training="2")
    assert not [*app.exception, *app.error]
    assert app.radio[0].options[:3] == ["Friendliness", "Friendliness, mean", "Satisfaction"]
    told = texts(app).replace("\\", "")
    assert re.search(r"No effect seen: friendliness \(share satisfied\) moved by .* An improvement beyond \+", told)
    assert app.dataframe[1].value["Metric"].tolist() == ["Friendliness", "Satisfaction"]


def test_an_aim_nobody_was_asked_about_is_named_and_satisfaction_comes_first() -> None:
    app = opened("effect", training="1")
    assert "nobody was asked about Reliability" in texts(app)
    assert app.radio[0].options[0] == "Satisfaction"


def test_a_weak_point_s_link_fills_in_the_form_and_what_is_logged_is_listed_until_it_is_removed() -> None:
    app = opened("effect", item="element.responsiveness", node="counter_1")
    assert "Scenario practice" in texts(app)
    app.text_input[0].set_value("Telling people why they wait")
    app.date_input[0].set_value((date(2026, 10, 5), date(2026, 10, 5)))
    app = button(app, "Log")
    assert not [*app.exception, *app.error]
    assert "Logged: Telling people why they wait" in done(app)
    assert app.text_input[0].value == ""
    assert "Too early" in texts(app)
    assert "Counter 1" in texts(app)
    box = app.selectbox(key="training_chosen")
    assert box.proto.set_value  # a browser goes on showing the training before unless it is told
    assert box.proto.raw_value.startswith("Telling people why they wait")
    assert len(app.dataframe[1].value) == 3
    app = button(app, "Yes, remove it")
    assert len(app.dataframe[1].value) == 2
    assert "Removed: the training Telling people why they wait" in done(app)


def test_a_training_that_lies_ahead_is_not_yet_held_and_counts_in_no_comparison_of_kinds() -> None:
    app = opened("effect", node="counter_1")
    app.text_input[0].set_value("Later")
    year = date.today().year + 5  # noqa: DTZ011 - the only days a box of dates takes are within ten years
    app.date_input[0].set_value((date(year, 6, 7), date(year, 6, 8)))
    app = button(app, "Log")
    assert not [*app.exception, *app.error]
    assert f"Not yet held: the earliest verdict is after 31 Jul {year}" in texts(app).replace("\\", "")
    assert app.dataframe[1].value["Verdict"].tolist()[0] == "not yet held"
    assert app.dataframe[2].value["Trainings"].sum() == 2
    trio = opened("observations").dataframe[2].value.set_index("Service node")
    assert trio.loc["Counter 1", "Training effect"] == "not yet held"
    button(app, "Yes, remove it")


def test_a_training_without_a_name_is_refused_with_what_to_do() -> None:
    app = button(opened("effect", node="counter_1"), "Log")
    assert [str(one.value) for one in app.error] == ["Give the training a name, of 200 characters at most."]
    assert not app.exception


def test_observations_are_told_in_chinese_alone_with_the_trio() -> None:
    app = opened("observations", "zh")
    assert not [*app.exception, *app.error]
    words = re.sub(r"[`(:][a-z_/.:-]+[`):\[]", " ", said(app))
    assert set(re.findall(r"[A-Za-z]{4,}", words)) <= SAME
    trio = app.dataframe[2].value
    assert "做到最少的是**解决问题**" in words
    assert trio["是否一致"].str.startswith(("一致", "部分一致")).sum() == 5


def test_a_node_stands_to_its_whole_journey_whatever_nodes_are_chosen() -> None:
    whole = opened("observations").dataframe[2].value.set_index("Service node")
    weak = whole.index[whole["Survey says"] == "below its journey"][0]
    app = opened("observations", nodes=weak.lower().replace(" ", "_"))
    assert next(one for one in app.selectbox if one.label == "Service node").options == [weak]
    alone = app.dataframe[2].value.set_index("Service node")
    assert alone.index.tolist() == [weak]
    assert alone.loc[weak].tolist() == whole.loc[weak].tolist()


def test_a_scorecard_is_entered_by_its_check_list_counted_and_removed_after_a_second_click() -> None:
    app = opened("observations", journeys="hotel")
    assert "No scorecard in this period" in texts(app)
    assert next(one for one in app.selectbox if one.label == "Site").options == ["Airport", "Harbour View", "Old Town"]
    app = button(app, "Keep the scorecard")
    assert [str(one.value)[:20] for one in app.error] == ["Fill in the observer"]
    next(one for one in app.text_input if one.label == "Observer").set_value("Li")
    app.date_input[-1].set_value(date(2026, 10, 20))
    for check in [one for one in app.radio if one.key and one.key.startswith("check_")]:
        check.set_value("passed")
    app = button(app, "Keep the scorecard")
    assert not [*app.exception, *app.error]
    assert "13 of 13 passed" in texts(app)
    assert "Kept: the scorecard" in done(app)
    app = button(app, "Yes, remove it")
    assert "13 of 13 passed" not in texts(app)
    assert "Removed: the scorecard" in done(app)
