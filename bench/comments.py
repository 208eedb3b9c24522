"""100,000 comments coded: topics, dangers, tone (learned and told) and the words of low scores, nothing kept before.

The limit is one minute; beside it how long it takes to cut the same texts into words.
"""

from __future__ import annotations

import random
from pathlib import Path

import pandas as pd

from bench.timing import Line, statement, timed
from cxlib.comments import coded, course_of, figures_of, keyness_of
from cxlib.comments.tone import learned
from cxlib.comments.words import words
from cxlib.scope import Scope
from cxlib.store import open_store
from cxlib.store.journal import Journal

COMMENTS, BUDGET_S = 100_000, 60
PARTS = {
    -1: ["等了四十分钟才叫到我", "柜员头也不抬", "手续费太贵", "没提前告知要带证件", "取号机又坏了", "解释了半天听不懂",
         "地面湿滑差点摔倒", "nobody told us how long it would take", "the clerk was rude",
         "the system was down again"],
    1: ["几乎没怎么等", "柜员很有耐心", "讲得通俗易懂", "大厅干净明亮", "一次就办成了", "收费透明", "自助机很好用",
        "friendly staff", "everything was explained clearly", "it was my turn after five minutes"],
}  # fmt: skip


def comments(_rows: int, repeat: int, _folder: Path) -> list[Line]:
    """One line: everything the page of comments asks of 100,000 different texts."""
    made, store = invented(COMMENTS), open_store()
    with store.database.transaction() as cursor:
        cursor.execute(statement("catalogue"))
        cursor.register("invented", made)
        cursor.execute(statement("said"))

    def forget() -> None:
        store.database.forget()
        learned.cache_clear()

    spent = timed(lambda: page(store.reader(), Scope()), max(1, repeat // 2), forget)
    cut = timed(lambda: [words(text) for text in made["text"]], max(1, repeat // 2))
    name = f"comments: {COMMENTS // 1000},000 coded, {COMMENTS / spent.median:,.0f} a second"
    line = Line(name, spent, cut, f"≤ {BUDGET_S} s")
    return [line.judged(spent.median <= BUDGET_S)]


def page(reader: Journal, scope: Scope) -> None:
    """What the page of comments asks the library for."""
    found = coded(reader, scope)
    figures_of(found)
    course_of(found, scope.grain)
    keyness_of(found)
    found.said.told(found.reading[:25])


def invented(n: int) -> pd.DataFrame:
    """So many comments of about forty characters, no two alike, four in five satisfied."""
    chance = random.Random(7)
    rows = []
    for number in range(n):
        box = 1 if chance.random() < 0.8 else -1
        said = chance.sample(PARTS[box], 3) + chance.sample(PARTS[-box], int(chance.random() < 0.2))
        rows.append({"text": f"{'，'.join(said)}。{number}", "box": box, "score": 3.0 + 2 * box})
    return pd.DataFrame(rows)
