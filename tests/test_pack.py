"""A practice pack: real masked comments about the element, the same bytes from the same data, no text as markup."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from cxlib.errors import CxError
from cxlib.intake.mask import mask
from cxlib.report.pack import Pack, pack
from cxlib.report.pack_blocks import Blank, Card, Checks, Document, Heading, Line, Picture, Quote, Table, Text
from cxlib.report.pack_chart import Mark, bars, course
from cxlib.report.pack_comments import practised, praised, urgent
from cxlib.report.pack_fonts import LATIN, chinese_font, font_for
from cxlib.report.pack_glyphs import letters_of
from cxlib.report.pack_html import to_html
from cxlib.report.pack_pdf import printable, to_pages, to_pdf
from cxlib.scope import Scope
from cxlib.store import Store

QUARTER = Scope(date(2026, 8, 3), date(2026, 10, 31))
HOSTILE = '#panic("x") = *b* _i_ $a$ <l> @r \\ [y] "q" <script>alert(1)</script> & {{1}} #include "x" `raw`'


@pytest.fixture(scope="module")
def made(sample_store: Store) -> Pack:
    return pack(sample_store.reader(), QUARTER, "counter_1", "element.responsiveness")


def has_chinese_font() -> bool:
    try:
        return font_for("服务") is not LATIN
    except CxError:
        return False


CHINESE = pytest.mark.skipif(not has_chinese_font(), reason="no font with Chinese letters on this machine")


def document(*blocks: object, text: str = HOSTILE) -> Document:
    return Document(text, text, text, "en", blocks)  # type: ignore[arg-type]


EVERY = (
    Heading(HOSTILE), Heading(HOSTILE, new_page=True), Text(HOSTILE), Text(HOSTILE, pale=True),
    Table((HOSTILE, "n"), ((HOSTILE, "1"),)), Picture(bars([Mark(HOSTILE, 0.5, 0.4, 0.6, HOSTILE)]), HOSTILE),
    Quote(HOSTILE, HOSTILE), Card(HOSTILE, ((HOSTILE, HOSTILE),), (HOSTILE,), HOSTILE), Checks(HOSTILE, (HOSTILE, "")),
    Blank((HOSTILE, "b"), 2), Line(HOSTILE),
)  # fmt: skip


def test_a_pack_has_three_to_five_comments_about_the_element(made: Pack) -> None:
    assert 3 <= len(made.trouble) <= 5
    assert all(one.mood in ("low", "complaint", "middle") for one in made.trouble)
    assert any("等" in one.text or "叫号" in one.text for one in made.trouble)


def test_a_pack_names_no_person(made: Pack) -> None:
    texts = [one.text for one in (*made.trouble, *made.praise)]
    assert sum(mask(texts)[1].values()) == 0
    assert not re.search(r"\d{7}", "".join(texts))


def test_a_pack_says_what_it_was_made_from(made: Pack, sample_store: Store) -> None:
    assert made.version == sample_store.reader().version()
    assert made.scope.start == QUARTER.start
    assert made.point["n"] == int(made.items.set_index("item").loc["element.responsiveness", "n"])
    assert len(made.months) == 12


def test_all_four_steps_of_a_service_happen_at_the_counter_itself(made: Pack) -> None:
    assert made.steps == tuple((step, ("counter_1",)) for step in ("greet", "understand", "solve", "close"))


def test_a_ticket_machine_has_the_steps_of_a_machine(sample_store: Store) -> None:
    steps = pack(sample_store.reader(), QUARTER, "ticket_machine", "element.friendliness").steps
    assert steps == tuple((step, ("ticket_machine",)) for step in ("find", "use", "help", "finish"))


def test_at_a_step_the_steps_are_the_stages_of_the_journey(sample_store: Store) -> None:
    steps = dict(pack(sample_store.reader(), QUARTER, "quote", "csat").steps)
    assert list(steps)[:3] == ["book", "describe", "diagnose"]
    assert steps["quote"] == ("quote",)


def test_an_accident_is_told_apart_and_never_practised(made: Pack) -> None:
    assert made.urgent_n >= len(made.urgent) >= 1
    assert any("差点摔倒" in one.text for one in made.urgent)
    assert not any("摔倒" in one.text for one in (*made.trouble, *made.praise))


def test_what_nobody_was_asked_is_no_pack(sample_store: Store) -> None:
    with pytest.raises(CxError, match="NOTHING_TO_PRACTISE"):
        pack(sample_store.reader(), QUARTER, "room", "element.empathy")


def said(*rows: tuple[str, int | None, int | None]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["text", "box", "whole"])
    return frame.assign(owner="response", channel="", wait_s=float("nan"), topics=[()] * len(rows),
                        kinds=[()] * len(rows), tone=0)  # fmt: skip


def test_a_number_that_slipped_through_at_intake_is_masked_here() -> None:
    (one,) = practised(said(("please call 13812345678 soon", -1, -1)), "csat")
    assert one.text == "please call [phone] soon"


def test_the_same_trouble_is_told_once() -> None:
    twice = said(("I waited fifty minutes.", -1, -1), ("Once more I waited fifty minutes!", -1, -1))
    assert len(practised(twice, "csat")) == 1


def test_praise_is_of_who_liked_the_whole_and_writes_so() -> None:
    rows = said(("Quick and friendly service", 1, 1), ("It took far too long", 1, -1))
    assert praised(rows, "csat") == ()
    assert [one.text for one in praised(rows.assign(tone=1), "csat")] == ["Quick and friendly service"]


def test_hostile_text_is_text_in_html() -> None:
    page = to_html(document(*EVERY)).decode()
    assert "<script" not in page
    assert page.count("&lt;script&gt;") > 15


def test_hostile_text_is_text_in_pdf() -> None:
    plain = to_pages(document(*(replace(block) for block in EVERY)), "[sign]", ppi=30)
    assert len(plain) == 2  # one heading begins a page; markup that was obeyed would stop the printer


def test_what_is_said_before_the_first_card_is_printed_on_its_page() -> None:
    card = Card("Card 1", (("Mood", "calm"),) * 6, ("Listens",) * 6, "0 1 2")
    full = [Line("Next")] * 10  # the heading would fit below them, the card would not
    one, other = ([*full, Heading("Cards", new_page=new), Text("How"), card] for new in (False, True))
    assert to_pages(document(*one), "", ppi=30) == to_pages(document(*other), "", ppi=30)


def test_the_same_data_give_the_same_bytes() -> None:
    one = document(Text("Waiting, and why"), text="Pack")
    assert to_pdf(one, "[sign]") == to_pdf(one, "[sign]")
    assert to_pdf(one, "[sign]").startswith(b"%PDF")


@CHINESE
def test_a_chinese_pack_is_printed_with_letters_for_every_word(made: Pack) -> None:
    one = document(*(Quote(said.text, "") for said in made.trouble), text="练习包：一号窗口")
    assert not font_for(one.texts()).letters.missing(one.texts())
    assert len(to_pdf(one, "")) > 10_000  # the letters travel along inside


@CHINESE
def test_what_the_font_lacks_becomes_a_word() -> None:
    font = font_for("服务")
    assert not font.letters.missing("一号窗口：满意率 45.5%（40.9% 至 50.2%）—“”…·①")
    assert printable("好👍👍，谢谢\u202e", font, "[符号]") == "好[符号]，谢谢"


def test_without_a_chinese_font_there_is_a_message_and_english_is_printed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "NotoSansCJK-Broken.ttc").write_bytes(b"ttcf" + b"\0" * 40)
    with pytest.raises(CxError, match="NO_CHINESE_FONT"):
        chinese_font([str(tmp_path)])
    monkeypatch.setenv("CX_FONT", str(tmp_path))
    with pytest.raises(CxError, match="NO_CHINESE_FONT"):
        to_pdf(document(text="练习包"), "")
    assert font_for("Practice pack – “quick”") is LATIN
    assert to_pdf(document(Text("Practice"), text="Pack"), "").startswith(b"%PDF")


@pytest.mark.parametrize("junk", [b"", b"\0\1\0\0", b"\0\1\0\0\0\x20" + b"cmap" * 9, b"OTTO" + b"\xff" * 400])
def test_a_broken_font_file_has_no_letters(tmp_path: Path, junk: bytes) -> None:
    path = tmp_path / "simhei.ttf"
    path.write_bytes(junk)
    assert letters_of(path).ranges == ()


def test_a_missing_month_is_a_gap() -> None:
    nan = float("nan")
    marks = [Mark("05", 0.5, 0.4, 0.6, ""), Mark("06", nan, nan, nan, ""), Mark("07", 0.7, 0.6, 0.8, "")]
    assert course(marks, 0.8).count("<circle") == 2


def test_a_bar_is_as_long_as_its_share() -> None:
    def width(share: float) -> float:
        found = re.search(r'<rect [^>]*width="([\d.]+)"', bars([Mark("a", share, share, share, "")]))
        assert found
        return float(found[1])

    assert width(0.8) == pytest.approx(2 * width(0.4), abs=0.2)


def test_what_is_urgent_is_printed_however_short_and_cut_where_it_is_long() -> None:
    frame = said(("fire", -1, -1), ("I fell. " * 40, -1, -1), ("calm enough here", -1, -1))
    frame = frame.assign(kinds=[("danger",), ("danger",), ()], day=pd.to_datetime(["2026-10-01"] * 3))
    short, long = urgent(frame)
    assert short.text == "fire"
    assert (len(long.text), long.text[-1]) == (160, "…")
