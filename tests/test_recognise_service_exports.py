"""Exports of counters, call centres, chats and complaint ledgers: what their headers and values say."""

from dataclasses import replace

import pytest

from cxlib.intake.check import check
from cxlib.intake.opening import reading
from cxlib.intake.read import ReadOptions, read
from cxlib.intake.recognise import recognise
from cxlib.intake.scales import number_of


def recognised(head, lines, name="file.csv"):
    sheet = read("\n".join([head, *lines]).encode(), name)
    return sheet, recognise(sheet)


def roles(found):
    return {column.name: column.role for column in found.mapping.columns}


def test_reviews_of_travel_sites_have_stars_in_a_class_name_and_writers_who_are_no_comment():
    texts = ["湖边散步很舒服", "排队两个小时太久了", "孩子喜欢，下次再来", "停车不方便"]
    lines = [f"游客{at},s-star{5 - at % 3},{texts[at % 4]},2026-03-{at % 28 + 1:02} 10:20:39" for at in range(24)]
    sheet, found = recognised("评论名称,评分星级,评论内容,评论时间", lines)
    assert roles(found) == {"评分星级": "rating", "评论内容": "comment", "评论时间": "time"}
    scale = found.mapping.scales[found.mapping.one("rating").scale]
    assert (scale.low, scale.high, scale.best) == (1, 5, "high")
    assert found.sure
    assert check(sheet, found.mapping).acceptable == 24


@pytest.mark.parametrize(
    ("cell", "score"), [("allstar40 rating", 4.0), ("sml-str45", 4.5), ("star3", 3.0), ("star7", None)]
)
def test_a_class_name_of_stars_says_a_number(cell, score):
    assert number_of(cell) == score


def test_the_stamps_of_a_call_are_told_apart():
    lines = []
    for at in range(30):
        stamp = [f"2026-03-{at % 28 + 1:02} 09:{minute:02}:00" for minute in (1, 2, 3, 4, 9)]
        lines.append(",".join(["售后组", f"10{at % 3}", *stamp, f"{40 + at}"]))
    _, found = recognised("技能组,坐席,排队开始时间,排队结束时间,振铃开始时间,通话开始时间,挂机时间,振铃时长", lines)
    told = roles(found)
    assert (told["排队开始时间"], told["通话开始时间"], told["挂机时间"]) == ("opened", "started", "closed")
    assert {"排队结束时间", "振铃开始时间", "振铃时长"} <= set(found.unknown)


def test_a_log_of_chats_is_one_of_tickets_with_the_time_to_the_first_answer():
    words = ["满意", "一般", "非常满意", "不满意"]
    lines = [
        f"客服{at % 3},2026-03-{at % 28 + 1:02} 20:15:00,网页,{words[at % 4]},v{1000 + at},{at + 5}秒"
        for at in range(30)
    ]
    _, found = recognised("接待客服,对话时间,对话渠道,访客评价,访客编号,首次响应时长", lines)
    assert found.mapping.kind == "ticket"
    told = roles(found)
    assert (told["接待客服"], told["对话时间"], told["首次响应时长"]) == ("staff", "opened", "wait")
    assert "访客评价" not in told, "words of a scale are no comment of the customer"


def test_a_ledger_of_complaints_is_read_by_its_own_words_and_open_ones_are_kept():
    lines = []
    for at in range(30):
        closed = f"2026/3/{at % 28 + 1}" if at % 3 else ""
        said = ["处理得很及时", "师傅态度很好", "还要再来一次", "等了两天"][at % 4] if closed else ""
        lines.append(
            f"{at + 1},2026/3/{at % 28 + 1} 9:05,{['电话', '微信'][at % 2]},电梯又停了{at}次,{closed},工程部,"
            f"{'已完成' if closed else '待办'},{said}"
        )
    head = "ID,投诉接待时间,投诉方式,投诉内容,处理完成日期,责任部门,状态,业主评价"
    sheet, found = recognised(head, lines)
    told = roles(found)
    assert found.mapping.kind == "ticket"
    assert (told["投诉接待时间"], told["处理完成日期"], told["投诉方式"]) == ("opened", "closed", "channel")
    assert (told["ID"], told["投诉内容"], told["业主评价"]) == ("id", "comment", "comment")
    assert check(sheet, found.mapping).acceptable == 30


def test_a_date_that_open_tickets_lack_is_not_their_day():
    lines = [
        f"{1000 + at},2026/3/{at % 28 + 1} 9:05,{'2026/3/30 0:00' if at % 3 else ''},换锁{at}号门,{900 + at}"
        for at in range(30)
    ]
    sheet, found = recognised("id,create_datetime,service_date,requirement,master_id", lines)
    told = roles(found)
    assert told["id"] == "id"
    assert not {"master_id", "service_date"} & told.keys()
    assert check(sheet, found.mapping).acceptable == 30


def test_clocks_at_which_people_work_are_no_lengths_of_time():
    def told(lengths):
        stamps = [f"2026-03-02 {9 + at % 8:02}:{at:02}:00" for at in range(30)]
        lines = [f"A{at:03},{stamp},{stamp},{lengths(at)}" for at, stamp in enumerate(stamps)]
        return roles(recognised("票号,取号时间,呼叫时间,办理时间", lines)[1])

    assert "办理时间" not in told(lambda at: f"{9 + at % 8:02}:{at + 10}:00")
    assert "办理时间" not in told(lambda at: f"{9 + at % 8:02}:{at + 10}")
    assert told(lambda at: f"{at % 7}分{at}秒")["办理时间"] == "service"
    assert told(lambda at: f"0{at % 4}:{at + 10}")["办理时间"] == "service"


def test_what_programs_write_for_nothing_is_nothing():
    day = "2026-03-02 10"
    ends = ["undefined" if at % 9 == 0 else f"{day}:{at + 20:02}:00" for at in range(30)]
    lines = [f"A{at:03},{day}:{at:02}:00,{day}:{at + 9:02}:00,{end}" for at, end in enumerate(ends)]
    sheet, found = recognised("票号,取号时间,呼叫时间,完成时间", lines)
    assert check(sheet, found.mapping).acceptable == 30


def test_columns_named_after_the_answers_count_them_and_are_no_answers():
    lines = [f"一件事{at},{40 + at * 7},{20 + at * 3},{at % 5},{at % 4}" for at in range(12)]
    _, found = recognised("主题名称,非常满意,满意,不满意,非常不满意", lines)
    assert "rating" not in roles(found).values()


def test_satisfied_in_two_columns_is_not_taken_from_one():
    lines = [f"2026-{at + 1:02},{300 + at},{200 + at},{60 + at},{40 - at}" for at in range(10)]
    _, found = recognised("月份,参评数,非常满意,满意,不满意", lines)
    told = roles(found)
    assert (found.mapping.kind, told["参评数"]) == ("total", "answers")
    assert [told[name] for name in ("非常满意", "满意", "不满意")] == ["level"] * 3
    _, found = recognised("月份,参评数,非常满意,满意率,满意", lines)
    assert "满意" not in roles(found)


def test_of_calls_that_came_and_calls_that_were_taken_the_taken_are_served():
    lines = [f"2026-03-{at + 1:02},{400 + at},{350 + at},{50 - at}" for at in range(20)]
    _, found = recognised("日期,呼入量,坐席应答量,呼损量", lines)
    assert roles(found) == {"日期": "period", "坐席应答量": "served", "呼损量": "abandoned"}


def test_a_row_that_numbers_the_questions_is_no_answer():
    lines = [
        "答题日期,Q1,Q2,Q3",
        *(f"2026-03-{at % 28 + 1:02},{3 + at % 3},{5 - at % 4},{1 + at % 5}" for at in range(30)),
    ]
    head = "答题日期,您对等候时间满意吗？,您对柜员态度满意吗？,您对大厅环境满意吗？"
    _, found = recognised(head, lines)
    options = replace(ReadOptions(), **reading(found.mapping))
    done = check(read("\n".join([head, *lines]).encode(), "file.csv", options), found.mapping)
    assert (done.rows_in, done.acceptable) == (30, 30)


def test_a_session_is_opened_by_its_start_where_nothing_else_does():
    starts = [f"2026-03-{at % 28 + 1:02} 09:{at:02}" for at in range(30)]
    lines = [f"{70000 + at},小王,{start}:00,{start}:50,{at + 3}秒" for at, start in enumerate(starts)]
    sheet, found = recognised("会话ID,客服,开始时间,结束时间,首次响应时长", lines)
    told = roles(found)
    assert (told["开始时间"], told["结束时间"], told["首次响应时长"]) == ("opened", "closed", "wait")
    assert check(sheet, found.mapping).acceptable == 30


def test_of_a_day_and_a_stamp_the_stamp_starts_the_visit():
    lines = []
    for at in range(30):
        day = f"2026-03-{at % 28 + 1:02}"
        lines.append(f"{day},骨科,{day} 09:{at:02}:00,{day} 10:{at:02}:00")
    _, found = recognised("就诊日期,科室,签到时间,就诊开始时间", lines)
    assert roles(found)["就诊开始时间"] == "started"
    assert roles(found).get("就诊日期") != "started"


def test_calls_say_whether_somebody_took_them():
    starts = [f"2026-03-{at % 28 + 1:02} 09:{at:02}:00" for at in range(30)]
    lines = [f"{start},{at},{['已接听', '已接听', '未接听'][at % 3]}" for at, start in enumerate(starts)]
    sheet, found = recognised("呼入时间,排队时长(秒),接听状态", lines)
    assert roles(found) == {"呼入时间": "opened", "排队时长(秒)": "wait", "接听状态": "outcome"}
    assert check(sheet, found.mapping).acceptable == 30


@pytest.mark.parametrize(("place", "given"), [("餐厅", "12345"), ("location", "54321"), ("医院", ("非常满意", "一般"))])
def test_a_place_among_answers_is_asked_about_too(place, given):
    lines = [
        f"2026-03-{at % 28 + 1:02},{given[at % len(given)]},{5 - at % 4},{1 + at % 5},{5 - at % 5}" for at in range(40)
    ]
    _, found = recognised(f"日期,{place},服务态度,速度,总体满意度", lines)
    assert roles(found)[place] == "rating"


def test_numbered_stores_beside_answers_stay_stores():
    lines = [f"2026-03-{at % 28 + 1:02},{at % 5 + 1},{5 - at % 4},{1 + at % 5},{5 - at % 5}" for at in range(40)]
    _, found = recognised("日期,门店,服务态度,速度,总体满意度", lines)
    assert roles(found)["门店"] == "site"


def test_a_log_of_calls_with_a_length_and_one_mark_is_one_of_tickets():
    starts = [f"2026-03-{at % 28 + 1:02} 09:{at:02}:00" for at in range(30)]
    lines = [f"c{at},1380000{at:04},{start},{at * 3}秒,{1 + at % 3}" for at, start in enumerate(starts)]
    sheet, found = recognised("通话ID,主叫,开始时间,通话时长,满意度", lines)
    assert found.mapping.kind == "ticket"
    assert roles(found) == {"通话ID": "id", "主叫": "customer", "开始时间": "opened", "通话时长": "service"}
    assert check(sheet, found.mapping).acceptable == 30
