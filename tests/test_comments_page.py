"""The comments page from the router: its question answered in both languages, and a word put in and taken out."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from cxlib.comments import coded
from cxlib.scope import Scope
from tests.board import LOCALES, looked, opened, texts
from ui import cached, comment_list
from ui.words import set_language

ASKED = {"journeys": "hotel", "preset": "all"}


pytestmark = pytest.mark.usefixtures("board")


@pytest.mark.parametrize("language", LOCALES)
def test_the_page_says_what_comments_are_about_in_one_language(language):
    app = looked("comments", language, journeys="bank")
    assert not app.exception
    assert not app.error
    said = texts(app) + "\n".join(str(one.label) for one in [*app.selectbox, *app.multiselect, *app.text_input])
    assert ("等候与快慢" in str(app.selectbox(key="comment_course").options)) == (language == "zh")
    words = set(re.findall(r"[A-Za-z]{4,}", said)) if language == "zh" else set()
    assert words <= {"Excel", "wait", "orange"}, "text that is not translated"
    assert all(chart.proto.alt for chart in app.get("plotly_chart"))


def test_the_list_is_searched_and_narrowed_to_what_should_be_read_today():
    app = opened("comments", journeys="bank", preset="all")
    app.text_input(key="comment_search").input("摔倒").run()
    assert not app.exception
    listed = next(table.value for table in app.dataframe if "Comment" in table.value.columns)
    assert len(listed) >= 1
    assert listed["Comment"].str.contains("摔倒").all()
    assert listed["To read today"].str.startswith("Safety and injury").all()


def test_markup_in_a_comment_stays_text():
    app = opened("comments", journeys="bank", preset="all")
    app.text_input(key="comment_search").input("<b>").run()
    listed = next(table.value for table in app.dataframe if "Comment" in table.value.columns)
    assert (listed["Comment"] == "<b>太慢了</b>").any()
    assert "<b>" not in texts(app)


def test_a_word_is_put_into_the_dictionary_and_taken_out_again():
    app = opened("comments", journeys="hotel", preset="all")
    app.selectbox(key="dictionary_topic").select("environment").run()
    app.text_input(key="dictionary_phrase").input("hair in the shower")
    next(one for one in app.button if one.label == "Add to the dictionary").click().run()
    assert not app.exception
    assert any("hair in the shower (speaks of the topic)" in one.value for one in app.get("text"))
    next(one for one in app.button if one.label == "Yes, remove it").click().run()
    assert any("hair in the shower" in one.value for one in app.success)
    assert not any("hair in the shower (speaks" in one.value for one in app.get("text"))


def test_the_download_has_all_comments_asked_for_and_not_the_page_alone(monkeypatch):
    asked = {}
    monkeypatch.setattr(comment_list, "downloads", lambda make, *_: asked.update(make=make))
    app = opened("comments", journeys="bank", preset="all")
    app.multiselect(key="comment_topic").set_value(["waiting", "-"]).run()
    shown = next(table.value for table in app.dataframe if "Comment" in table.value.columns)
    said = next(one.value for one in app.caption if one.value.startswith("1 to 25 of"))
    set_language("en")
    every = asked["make"]()
    assert len(shown) == comment_list.PAGE
    assert f"of {len(every):,} comments" in said
    pd.testing.assert_frame_equal(every.head(comment_list.PAGE), shown, check_dtype=False)
    assert all("Waiting" in one or one == "" for one in every["Topics"])


def test_the_comment_picked_is_shown_with_the_words_it_was_coded_by():
    def form():
        from cxlib.comments import coded
        from cxlib.scope import Scope
        from ui import cached, comment_fix

        found = coded(cached.reader(), Scope())
        touched = found.touched[found.touched["topic"] == "price"]
        comment_fix.form(found, int(touched["comment"].iloc[-1]))

    app = AppTest.from_function(form).run()
    assert not app.exception
    reader = cached.reader()
    found = coded(reader, Scope())
    line = found.touched[found.touched["topic"] == "price"].iloc[-1]
    said = [one.value for one in app.get("text")]
    assert said[0] == found.comments.loc[line["comment"], "text"]
    assert any(line["words"] in one for one in said[1:])
    assert "price" in app.multiselect[0].value
