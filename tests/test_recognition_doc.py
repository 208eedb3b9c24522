"""The table of what is recognised without help: the counting, and that it does not get worse."""

import pytest

from cxlib.intake.columns import Column, Mapping, Place, Scale
from cxlib.intake.read import read
from cxlib.intake.recognise import Guess
from tools.recognition_doc import HEAD, PAGE, PUBLIC, compared, page, scores

pytestmark = pytest.mark.slow

SHEET = read(b"id,when,q1,q2,other\n1,2025-03-01,5,0,x\n2,2025-03-02,4,3,y", "small.csv")


def mapping(*columns, **scales):
    return Mapping("m", "survey", Place("j"), columns, scales={"five": Scale(), **scales})


RIGHT = mapping(
    Column("id", "id"), Column("when", "day"), Column("q1", "rating", node="a", scale="five"),
    Column("q2", "rating", scale="zero"), zero=Scale(missing=("", "0")),
)  # fmt: skip


def faults(*columns, **scales):
    guess = Guess(mapping(*columns, **scales), False, (), ())
    return dict(compared("x", SHEET, RIGHT, guess).faults)


def test_the_right_answer_is_right():
    assert dict(compared("x", SHEET, RIGHT, Guess(RIGHT, False, (), ())).faults) == {}


def test_every_part_of_a_column_counts_and_so_does_a_column_too_many():
    found = faults(
        Column("when", "day", formats=("%d/%m/%Y",)), Column("q1", "rating", scale="five", item="ease"),
        Column("q2", "rating", scale="five"), Column("other", "site"),
    )  # fmt: skip
    assert found == {
        "id": ("role",),
        "when": ("format",),
        "q1": ("item", "node"),
        "q2": ("missing",),
        "other": ("role",),
    }


def test_the_name_of_a_node_does_not_count_and_the_end_that_is_best_does():
    low = Scale(best="low")
    assert faults(
        Column("id", "id"), Column("when", "time"), Column("q1", "rating", node="else", scale="low"),
        Column("q2", "rating", scale="zero"), zero=Scale(missing=("", "0", "99")), low=low,
    ) == {"when": ("role",), "q1": ("scale",)}  # fmt: skip


def test_it_does_not_get_worse():
    found = scores()
    ours = [one for one in found if one.name.startswith("sample_data")]
    public = [one for one in found if one not in ours]
    assert sum(one.right for one in ours) >= 0.98 * sum(one.used + one.left for one in ours)
    if len(public) < len(PUBLIC):
        pytest.skip("the public data sets are not here")
    assert sum(one.right for one in public) >= 488
    assert page(found).startswith(HEAD)
    assert all(one.name in PAGE.read_text(encoding="utf-8") for one in found)
