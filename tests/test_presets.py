"""Exports of tools people use: each sample is recognised, its standard columns are known, and every row goes in."""

from collections import Counter
from pathlib import Path

import pytest

from cxlib.intake.check import check
from cxlib.intake.map import Mapper
from cxlib.intake.mapping import dump_mapping, load_mapping
from cxlib.intake.opening import open_sheet
from cxlib.intake.presets import preset_for, presets
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.store import open_store

SAMPLES = Path(__file__).parents[1] / "sample_data" / "presets"
STANDARD = {
    "wenjuanxing": {
        "id": "序号",
        "time": "提交答卷时间",
        "seconds": "所用时间",
        "channel": "来源",
        "comment": "7、您的意见",
    },
    "tencent": {"id": "编号", "time": "结束答题时间", "seconds": "答题时长", "comment": "3.您有什么建议"},
    "qualtrics": {"id": "ResponseId", "time": "RecordedDate", "seconds": "Duration (in seconds)", "comment": "Q4"},
    "surveymonkey": {"id": "Respondent ID", "time": "End Date"},
    "google_forms": {"time": "Timestamp", "comment": "What can we improve?"},
    "google_forms_zh": {"time": "时间戳记", "comment": "您的建议"},
    "limesurvey": {"id": "id. Response ID", "time": "submitdate. Date submitted"},
    "formbricks": {"id": "Response ID", "time": "Timestamp", "channel": "source"},
    "chatwoot": {"id": "Link to the conversation", "time": "Recorded date", "comment": "Feedback Comment"},
    "zendesk": {"id": "Id", "opened": "Created at", "closed": "Solved at", "outcome": "Status", "node": "Group"},
    "new_york_311": {"id": "Unique Key", "opened": "Created Date", "closed": "Closed Date", "promised": "Due Date"},
    "open311": {"id": "service_request_id", "opened": "requested_datetime", "node": "agency_responsible"},
    "queue_machine": {
        "id": "ticket",
        "opened": "taken",
        "started": "started",
        "closed": "ended",
        "outcome": "abandoned",
    },
    "queue_machine_zh": {"id": "票号", "opened": "取号时间", "started": "开始办理时间", "outcome": "是否弃号"},
}
RATED = {
    "wenjuanxing": {"": 2, "窗口服务": 1, "取号": 1, "等候": 1},
    "tencent": {"导办台": 1, "自助机": 1},
    "qualtrics": {"": 2, "Check-in desk": 1, "Waiting room": 1},
    "surveymonkey": {"": 1, "Reception": 1, "Treatment room": 1},
    "google_forms": {"": 1, "reception": 1, "Waiting room": 1, "Doctor": 1},
    "google_forms_zh": {"取号机": 1, "窗口": 1, "电话": 1},
    "limesurvey": {"counter": 1, "Taking a number": 1, "Waiting": 1},
    "formbricks": {"": 1, "app": 1},
    "chatwoot": {"": 1},
}


def sheet_of(code):
    path = SAMPLES / f"{code}.csv"
    return read(path, path.name)


def test_every_tool_has_a_sample_and_every_sample_a_tool():
    assert {one.code for one in presets()} == set(STANDARD) == {path.stem for path in SAMPLES.glob("*.csv")}


@pytest.mark.parametrize("code", STANDARD)
def test_a_tool_is_known_by_its_marks_and_its_standard_columns_get_their_roles(code):
    sheet = sheet_of(code)
    mapping = recognise(sheet).mapping
    assert preset_for(sheet.columns).code == code
    named = {column.role: " ".join(column.name.split("—")[0].split()) for column in mapping.columns}
    assert {role: named.get(role) for role in STANDARD[code]} == STANDARD[code]


@pytest.mark.parametrize("code", RATED)
def test_the_questions_are_ratings_each_about_its_node(code):
    ratings = recognise(sheet_of(code)).mapping.every("rating")
    assert Counter(column.node for column in ratings) == RATED[code]


@pytest.mark.parametrize("code", STANDARD)
def test_every_row_of_a_sample_goes_in_with_the_guess_alone(code):
    sheet = sheet_of(code)
    mapping = recognise(sheet).mapping
    if mapping.read:
        sheet = open_sheet(SAMPLES / f"{code}.csv", mapping)
    checked = check(sheet, mapping)
    assert (checked.rejected, checked.acceptable) == (0, checked.rows_in)
    assert checked.rows_in == {"wenjuanxing": 4, "open311": 2}.get(code, 3)


@pytest.mark.parametrize("code", STANDARD)
def test_a_guess_can_be_kept_as_a_document(code):
    mapping = recognise(sheet_of(code)).mapping
    assert load_mapping(dump_mapping(mapping)) == mapping


def test_rows_that_are_a_second_header_are_no_answers_and_the_mapping_reads_past_them():
    guess = recognise(sheet_of("qualtrics"))
    assert guess.mapping.read["header_rows"] == 3
    assert guess.reasons[0].code == "LABEL_ROWS"
    assert check(sheet_of("qualtrics"), guess.mapping).rejected == 2  # read as it stands, they are refused, not scored


def test_a_queue_log_gives_waits_and_who_left():
    sheet = sheet_of("queue_machine")
    mapping = recognise(sheet).mapping
    (block,) = sheet.blocks()
    tickets = Mapper(mapping, sheet.columns).block(block).tables["ticket"].to_pylist()
    assert [(row["wait_s"], row["service_s"], row["outcome"]) for row in tickets] == [
        (300, 420, "served"), (None, None, "abandoned"), (660, 1020, "served"),
    ]  # fmt: skip


def test_what_was_taken_for_a_tool_says_so():
    reasons = {one.column: one.code for one in recognise(sheet_of("zendesk")).reasons}
    assert reasons["Created at"] == "PRESET"


def test_a_file_that_lacks_a_mark_is_no_export_of_that_tool():
    assert preset_for(("序号", "提交答卷时间", "满意度")) is None
    assert preset_for(("id", "Timestamp", "Q1")) is None  # Google Forms writes it first


def test_stamps_of_a_tool_in_utc_are_shown_on_the_clock_of_the_site():
    sheet = sheet_of("chatwoot")
    mapping = recognise(sheet).mapping
    days = []
    for placed in (mapping, mapping.with_constant(tz="Asia/Shanghai")):
        store = open_store()
        store.load(sheet, placed, file_name="chatwoot.csv")
        (block,) = sheet.blocks()
        days.append([str(one) for one in Mapper(placed, sheet.columns).block(block).rows["day"].to_pylist()])
        store.close()
    assert days == [["2025-03-01", "2025-03-01", "2025-03-02"], ["2025-03-01", "2025-03-02", "2025-03-02"]]
