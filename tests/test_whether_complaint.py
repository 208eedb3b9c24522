"""A file that asks of each ticket whether it is a complaint, and says "not yet" where a moment has not come."""

import pytest

from cxlib.figures import figures
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from cxlib.intake.ticket_words import whether_complaint
from cxlib.scope import Scope
from cxlib.store import open_store

HEADERS = {
    "zh": "受理编号,受理时间,开始办理,办结时间,办理窗口,是否投诉",
    "en": "Case ID,Opened,Started,Closed,Counter,Complaint?",
}
WORDS = {"zh": ("是", "否", "未办结"), "en": ("Yes", "No", "In progress")}


def file_of(language: str) -> str:
    """60 tickets at a counter, every fifth a complaint, every third not closed; each waited ten minutes."""
    yes, no, not_yet = WORDS[language]
    lines = [HEADERS[language]]
    for n in range(60):
        day = f"2026-03-{n % 28 + 1:02}"
        closed = not_yet if n % 3 == 0 else f"{day} 09:{n % 40 + 15:02}"
        lines.append(f"X{n:06},{day} 09:{n % 40:02},{day} 09:{n % 40 + 10:02},{closed},A,{no if n % 5 else yes}")
    return "\n".join(lines)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_complaints_are_those_that_say_yes_and_what_is_not_closed_is_no_fault(language):
    text, store = file_of(language).encode(), open_store()
    found = recognise(read(text, "file.csv"))
    outcome = store.load(read(text, "file.csv"), found.mapping, file_name="file.csv")
    assert (outcome.accepted, outcome.rejected) == (60, 0)
    rate, wait, service = figures(
        store.reader(), Scope(), ("complaints_per_1000", "wait_median_s", "service_median_s")
    ).to_dict("records")
    served = 60 - 12
    assert (rate["events"], rate["n"], rate["value"]) == (12, served, 1000 * 12 / served)
    assert wait["value"] == pytest.approx(600, rel=0.01)
    # of the 48 that are no complaints a third has not ended
    assert service["n"] == served - len([n for n in range(60) if n % 5 and n % 3 == 0])
    store.close()


def test_yes_and_no_under_another_header_and_other_words_under_this_one_tell_no_kinds():
    asked = file_of("zh").replace("是否投诉", "是否会员")
    said = file_of("zh").replace(",是", ",排队").replace(",否", ",态度")
    for text in (asked, said):
        found = recognise(read(text.encode(), "file.csv"))
        assert found.mapping.one("kind") is None


def test_yes_and_no_are_complaints_only_where_the_header_asks_for_them():
    assert whether_complaint("类型", ["是", "否"]) == {}
    assert whether_complaint("Complaint (Y/N)", ["Y", "N"]) == {"Y": "complaint", "N": "service"}
