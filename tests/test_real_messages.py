"""Chinese messages and replies, as GB18030 text and as a workbook, become tickets; word lists are read to their end."""

import pandas as pd
import pytest

from cxlib.figures import figures
from cxlib.intake.read import read
from cxlib.scope import Scope
from cxlib.store import open_store
from tests.real_files import DATA, assert_all_accounted_for, real, records, table, take, taken

MESSAGES = "taidi_gov_messages/derived/附件3_gb18030.csv"
MESSAGES_XLSX = "taidi_gov_messages/附件3.xlsx"
REPLIES = "taidi_gb18030_csv/增加连接词.csv"
WORDS = "taidi_gb18030_csv/word_fre1-7.csv"
CONJUNCTIONS = "taidi_gb18030_csv/连接词词典.csv"


@pytest.mark.parametrize("name", [MESSAGES, MESSAGES_XLSX])
def test_every_message_becomes_a_ticket_on_its_day(name):
    path = real(name)
    store, outcome = taken("taidi_gov_messages", path)
    lines = table(real(MESSAGES), "gb18030")
    assert_all_accounted_for(outcome, len(lines))
    assert outcome.accepted == records(real(MESSAGES), "gb18030") == 4326
    month = pd.to_datetime(lines["留言时间"].str.split().str[0].str.replace("-", "/"), format="%Y/%m/%d").dt.to_period(
        "M"
    )
    frame = figures(store.reader(), Scope(grain="M"), ("complaints_per_1000",), ("period",))
    counted = {
        period.to_period("M"): int(n) for period, n in zip(frame["period"], frame["events"], strict=True) if n > 0
    }
    assert counted == month.value_counts().to_dict()


def test_messages_keep_their_text_without_the_space_around_it():
    store, _ = taken("taidi_gov_messages", real(MESSAGES))
    lines = table(DATA / MESSAGES, "gb18030")
    texts = lines["留言详情"].str.strip()
    with store.database.cursor() as cursor:
        stored = cursor.execute("select text from comment").df()["text"]
    assert len(stored) == (texts != "").sum()
    assert len(set(stored) & set(texts)) > 4_000  # the others held a phone or identity number
    assert not stored.str.contains(r"(?<!\d)1[3-9]\d{9}(?!\d)").any()


def test_the_same_messages_as_a_workbook_add_nothing():
    store = open_store()
    take(store, "taidi_gov_messages", real(MESSAGES))
    before = figures(store.reader(), Scope(grain="M"), ("complaints_per_1000",), ("period",))
    outcome = take(store, "taidi_gov_messages", real(MESSAGES_XLSX))
    assert (outcome.accepted, outcome.duplicate) == (0, 4326)
    pd.testing.assert_frame_equal(
        figures(store.reader(), Scope(grain="M"), ("complaints_per_1000",), ("period",)), before
    )


def test_replies_tell_what_was_solved():
    path = real(REPLIES)
    store, outcome = taken("taidi_replies", path)
    assert_all_accounted_for(outcome, records(path, "gb18030"))
    said = table(path, "gb18030")["f_complete"]
    measures = store.reader().tickets_measured(Scope(), ()).iloc[0]
    assert (measures["served"], measures["open"]) == ((said == "已解决").sum(), (said == "未解决").sum()) == (2379, 437)


@pytest.mark.parametrize(("name", "header"), [(WORDS, 0), (CONJUNCTIONS, 1)])
def test_word_lists_are_read_to_their_last_line(name, header):
    path = real(name)
    sheet = read(path, path.name)
    assert sum(block.records for block in sheet.blocks()) == records(path, "gb18030", header)
    assert sheet.facts.encoding == "gb18030"
