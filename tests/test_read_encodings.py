"""One survey in every encoding that can write it: the same cells, or a question; never another text in silence."""

import csv
import io

import pytest

from cxlib.intake.read import read
from tests.reading import rows_of

SURVEYS = {
    "simplified": "编号,评价,时间\n1,服务很好，等待时间不长,上午\n2,一般,下午\n"
    "3,非常满意,上午\n4,窗口太少排队太久,下午\n",
    "traditional": "編號,評價,時間\n1,服務很好，等待時間不長,上午\n2,普通,下午\n"
    "3,非常滿意,上午\n4,窗口太少排隊太久,下午\n",
    "korean": "번호,평가,시간\n1,직원이 매우 친절했어요,오전\n2,보통,오후\n"
    "3,매우 만족,오전\n4,대기 시간이 너무 길었습니다,오후\n",
    "french": "n°,avis,jour\n1,très bien accueilli à la mairie,été\n2,moyen,hiver\n3,ça dépend créée déjà,août\n"
    "4,l’attente était trop longue…,été\n",
    "german": "Nr,Größe,Tag\n1,sehr freundlich – schöne Grüße,früh\n2,mäßig,spät\n3,größte Mühe überall,früh\n"
    "4,ungenügend „zu lang“,März\n",
    "spanish": "núm,opinión,día\n1,atención rápida y cómoda,lunes\n2,mañana peor,sábado\n3,¿Por qué tan largo?,lunes\n",
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
OLD = {"simplified": ("gb18030",), "traditional": ("big5", "gb18030"), "korean": ("cp949",)}
WRITTEN = [
    pytest.param(language, encoding, id=f"{language}-{encoding}")
    for language in SURVEYS
    for encoding in (*UNICODE, *OLD.get(language, ("cp1252",)))
]


def cells_of(text):
    return [tuple(row) for row in csv.reader(io.StringIO(text))]


def cells_read(data):
    sheet = read(data, "x.csv")
    header = [sheet.columns] if sheet.facts.header_rows else []
    return header + rows_of(sheet), sheet.facts


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_a_survey_gives_the_same_cells_in_every_encoding(language, encoding):
    text = SURVEYS[language]
    cells, facts = cells_read(text.encode(encoding))
    assert cells == cells_of(text)
    assert (facts.replaced, facts.certainty) in ((0, "certain"), (0, "likely"))


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_of_a_few_words_another_text_is_made_only_with_a_question(language, encoding):
    head, *lines = SURVEYS[language].splitlines(keepends=True)
    for text in [head, *(head + line for line in lines), *("a,b,c\n" + line for line in lines)]:
        cells, facts = cells_read(text.encode(encoding))
        assert cells == cells_of(text) or facts.certainty == "guess", text


@pytest.mark.parametrize("language", ["simplified", "traditional", "korean"])
def test_six_broken_bytes_leave_a_survey_utf8_with_its_rows_named(language):
    data = bytearray((SURVEYS[language] * 20).encode())
    places = [at for at in range(40, len(data), len(data) // 6) if data[at] >= 0xC0][:6]
    places += [at for at in range(60, len(data), 31) if data[at] >= 0xC0 and at not in places][: 6 - len(places)]
    for at in places:
        data[at] = 0xFF
    _, facts = cells_read(bytes(data))
    assert (facts.encoding, facts.decided, facts.certainty) == ("utf-8", "utf8_broken", "likely")
    assert facts.replaced >= 6
    assert 1 <= len(facts.replaced_rows) <= 6


def test_one_chinese_cell_far_below_plain_text_decides():
    data = ("id,comment\n" + "1,fine\n" * 200_000).encode() + "2,等待时间太长，服务态度一般\n".encode("gb18030")
    sheet = read(data, "x.csv")
    assert rows_of(sheet)[-1] == ("2", "等待时间太长，服务态度一般")
    assert sheet.facts.encoding == "gb18030"
