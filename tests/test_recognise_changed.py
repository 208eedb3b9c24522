"""A layout read before whose columns are renamed, moved, added or dropped: what is carried over, and what is asked."""

from dataclasses import replace

from cxlib.intake.columns import Column, Mapping, Place, Scale
from cxlib.intake.layout import whole
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise

SAME = "编号,日期,3、您对取号机满意吗,4、您对窗口满意吗,5、总体满意度"
TICKS = [1, 2, 3, 3, 4, 4, 4, 5, 5, 5]
HALL = Mapping(
    "hall", "survey", Place("window"),
    (
        Column("编号", "id"), Column("日期", "day"),
        Column("3、您对取号机满意吗", "rating", node="machine", scale="five"),
        Column("4、您对窗口满意吗", "rating", node="counter", scale="five"),
        Column("5、总体满意度", "rating", scale="five"), Column("6、您的年龄", "ignore"),
    ),
    scales={"five": Scale()},
)  # fmt: skip


def guess_of(header, *kinds, remembered=HALL, rows=40):
    """`kinds`: what the cells of each column are: n = running number, d = a day, or the answers one after the other."""

    def cell(kind, row):
        if isinstance(kind, str):
            return str(row + 1) if kind == "n" else f"2025-03-{row % 28 + 1:02}"
        return str(kind[row % len(kind)])

    lines = [",".join(cell(kind, row) for kind in kinds) for row in range(rows)]
    return recognise(read("\n".join([header, *lines]).encode(), "x.csv"), (remembered,))


def now(guess, role):
    return [(column.name, column.node) for column in guess.mapping.every(role)]


def reasons(guess, code):
    return {one.column: (one.was, one.certainty) for one in guess.reasons if one.code == code}


def test_moved_columns_and_other_punctuation_are_the_layout_of_before():
    header = "日期,*编号,5、总体满意度,4、您对窗口满意吗？,3、您对取号机满意吗,6、您的年龄"
    guess = guess_of(header, "d", "n", TICKS, TICKS, TICKS, [30])
    assert (guess.remembered, guess.sure, guess.dropped) == (True, True, ())
    assert now(guess, "rating") == [
        ("3、您对取号机满意吗", "machine"),
        ("4、您对窗口满意吗？", "counter"),
        ("5、总体满意度", ""),
    ]
    assert guess.mapping.one("id").name == "*编号"


def test_a_renumbered_questionnaire_is_read_like_before_and_every_new_name_is_said():
    header = "编号,日期,3、您到店几次,4、您对取号机满意吗,5、您对窗口服务满意吗,6、总体满意度"
    guess = guess_of(header, "n", "d", [1, 2], TICKS, TICKS, TICKS)
    assert (guess.remembered, guess.like, guess.sure) == (False, "hall", True)
    assert now(guess, "rating") == [
        ("4、您对取号机满意吗", "machine"),
        ("5、您对窗口服务满意吗", "counter"),
        ("6、总体满意度", ""),
    ]
    assert [was for was, _ in reasons(guess, "RENAMED").values()] == [
        "3、您对取号机满意吗",
        "4、您对窗口满意吗",
        "5、总体满意度",
    ]
    assert guess.unknown == ("3、您到店几次",)
    assert "NEW_COLUMN 3、您到店几次" in guess.changes


def test_a_column_that_is_gone_is_named_and_the_rest_still_read():
    guess = guess_of("编号,日期,4、您对窗口满意吗,5、总体满意度", "n", "d", TICKS, TICKS)
    assert (guess.remembered, guess.dropped) == (False, ("3、您对取号机满意吗",))
    assert now(guess, "rating") == [("4、您对窗口满意吗", "counter"), ("5、总体满意度", "")]


def block(*, seven, nine):
    first = [
        Column(f"Q{seven}{name}", "rating", node=name.lower(), scale="five") for name in ("ART", "FOOD", "SIGN", "ALL")
    ]
    clean = [
        Column(f"Q{nine}{name}", "rating", item="cleanliness", scale="five") for name in ("GATE", "FOOD", "REST", "ALL")
    ]
    return Mapping("air", "survey", Place("air"), (Column("ID", "id"), Column("DATE", "day"), *first, *clean),
                   scales={"five": Scale()})  # fmt: skip


def test_a_block_that_took_the_number_of_another_is_not_taken_for_it():
    """Q7… became Q9…, and Q9… became Q11…: the name Q9FOOD is there as before and means something else."""
    moved = block(seven=9, nine=11)
    header = ",".join(column.name for column in moved.columns)
    guess = guess_of(header, "n", "d", *[TICKS] * 8, remembered=block(seven=7, nine=9))
    assert {column.name: (column.item, column.node) for column in guess.mapping.every("rating")} == {
        column.name: (column.item, column.node) for column in moved.every("rating")
    }
    assert reasons(guess, "RENAMED")["Q9FOOD"][0] == "Q7FOOD"


def test_start_and_end_or_expected_and_perceived_are_never_taken_for_one_another():
    known = Mapping("t", "ticket", Place("w"), (Column("no", "id"), Column("Start time", "started"),
                    Column("Arrived at", "opened"), Column("status", "outcome")))  # fmt: skip
    stamps = ["2025-03-01 09:00:00", "2025-03-01 09:30:00"]
    guess = guess_of("no,End time,Arrived at,status", "n", stamps, stamps, ["served"], remembered=known)
    assert guess.dropped == ("Start time",)
    assert guess.mapping.one("started") is None


def test_another_scale_is_asked_about_and_never_taken_in_like_last_time():
    ten = [1, 3, 5, 6, 7, 8, 8, 9, 9, 10]
    guess = guess_of(SAME, "n", "d", ten, TICKS, TICKS)
    assert (guess.remembered, guess.sure) == (False, False)
    assert reasons(guess, "SCALE_CHANGED") == {"3、您对取号机满意吗": ("1–5", 0.3)}
    machine = next(column for column in guess.mapping.columns if column.node == "machine")
    assert guess.mapping.scale_of(machine).high == 10


def test_a_shorter_or_a_turned_scale_is_found_though_the_old_one_could_read_it():
    columns = (Column("id", "id"), Column("day", "day"), Column("score", "rating", scale="t"))
    ten = Mapping("s", "survey", Place("j"), columns, scales={"t": Scale(1, 10)})
    assert reasons(guess_of("id,day,score", "n", "d", TICKS, remembered=ten), "SCALE_CHANGED")["score"][0] == "1–10"
    turned = "3、您对取号机满意吗（1=非常满意，5=非常不满意）"
    guess = guess_of(f'编号,日期,"{turned}",4、您对窗口满意吗,5、总体满意度', "n", "d", TICKS, TICKS, TICKS)
    assert list(reasons(guess, "SCALE_CHANGED")) == [turned]


def test_a_code_that_comes_again_and_again_and_was_not_known_is_asked_about():
    guess = guess_of(SAME, "n", "d", [*TICKS, 99], TICKS, TICKS, rows=110)
    assert (guess.remembered, list(reasons(guess, "SCALE_CHANGED"))) == (False, ["3、您对取号机满意吗"])


def test_dates_written_another_way_are_read_and_said_and_a_month_from_the_mapping_is_never_reused():
    def dated(**how):
        columns = tuple(Column("日期", "day", **how) if one.role == "day" else one for one in HALL.columns)
        return replace(HALL, columns=columns)

    dots = guess_of(SAME, "n", ["13.02.2025"], TICKS, TICKS, TICKS, remembered=dated(formats=("%Y-%m-%d",)))
    assert dots.mapping.one("day").formats == ("%d.%m.%Y",)
    assert reasons(dots, "DATES_CHANGED") == {"日期": ("%Y-%m-%d", 0.3)}
    bare = guess_of(SAME, "n", ["7", "8"], TICKS, TICKS, TICKS, remembered=dated(prefix="2014-09-"))
    assert (bare.remembered, reasons(bare, "DATES_CHANGED")) == (False, {"日期": ("2014-09-", 0.3)})


def test_a_file_that_shares_only_the_usual_headers_is_not_like_the_one_before():
    guess = guess_of("编号,日期,菜品好吃吗,环境卫生评分", "n", "d", TICKS, TICKS)
    assert (guess.remembered, guess.like) == (False, "")


def test_of_several_earlier_layouts_the_one_that_reads_most_is_taken():
    short = Mapping("short", "survey", Place("j"), HALL.columns[:3], scales=HALL.scales)
    header = SAME
    text = "\n".join([header, *(f"{n},2025-03-0{n},5,4,4" for n in range(1, 9))])
    assert recognise(read(text.encode(), "x.csv"), (short, HALL)).like == "hall"


def test_headers_the_mapping_never_used_are_known_too():
    known = whole(
        HALL, ("编号", "日期", "3、您对取号机满意吗", "4、您对窗口满意吗", "5、总体满意度", "6、您的年龄", "来源")
    )
    header = "编号,日期,3、您对取号机满意吗,4、您对窗口满意吗,5、总体满意度,来源,新题"
    guess = guess_of(header, "n", "d", TICKS, TICKS, TICKS, ["微信"], [1], remembered=known)
    assert (guess.remembered, guess.unknown) == (True, ("新题",))
