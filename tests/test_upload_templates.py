"""The tables to fill in: filled in, every column is known without help; the practice file has the faults it says."""

from __future__ import annotations

import pytest

from cxlib.intake.check import check
from cxlib.intake.columns import Mapping
from cxlib.intake.mapping import proved
from cxlib.intake.read import read
from cxlib.intake.recognise import recognise
from ui.upload_templates import COMPLAINTS, NODES, SITES, SURVEY, TICKETS, TOTALS, blank, messy

FILLED = {
    "survey": (SURVEY, "1,2026-03-02,A,B,5,10,fine\r\n2,2026-03-03,A,B,3,7,\r\n"),
    "tickets": (TICKETS, "a1,2026-03-02 09:00,2026-03-02 09:05,2026-03-02 09:10,A,B,served\r\n"),
    "complaints": (
        COMPLAINTS,
        "c1,2026-03-02 09:00,2026-03-02 10:00,2026-03-03 10:00,A,B,complaint,waiting,too long\r\n",
    ),
    "totals": (TOTALS, "2026-03,A,B,812,14,96,8.5,3,240,221\r\n"),
    "nodes": (NODES, "c1,一号窗口,Counter 1,大厅,办理,1,窗口\r\nc2,二号窗口,Counter 2,大厅,办理,2,place\r\n"),
    "sites": (SITES, "n,城北,North,北区,Asia/Shanghai\r\ns,城南,South,南区,北京时间\r\n"),
}


def recognised(data: bytes) -> Mapping:
    guess = recognise(read(data, "template.csv"))
    assert guess.unknown == ()
    return proved(guess.mapping)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", FILLED)
def test_a_filled_template_is_known_to_the_last_column(name: str, language: str) -> None:
    headers, rows = FILLED[name]
    data = blank(headers[language]) + rows.encode()
    mapping = recognised(data)
    kinds = {"survey": "survey", "totals": "total", "nodes": "catalogue", "sites": "catalogue"}
    assert mapping.kind == kinds.get(name, "ticket")
    assert check(read(data, "template.csv"), mapping).rejected == 0


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_practice_file_shows_what_a_check_can_say(language: str) -> None:
    data = messy(language)
    result = check(read(data, "template.csv"), recognised(data))
    assert (result.rows_in, result.missing) == (11, 1)
    assert set(result.reasons["code"]) == {"NOT_A_TIME", "CODE_NOT_ON_SCALE"}
